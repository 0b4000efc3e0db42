import type { Program } from '../../../../config/apps';

interface PrivacySays {
  /** What is used, and for what. */
  points: readonly (readonly [what: string, why: string])[];
  /** What is still possible without the consent, inside and at the door. */
  declined: string;
  outside: string;
}

/** Where nothing stands outside the door. */
const OUTSIDE = '不同意就先不登录，这次不会记下您的任何信息。';

const RESIDENT: PrivacySays = {
  points: [
    ['位置', '只在您上报或点“看我附近”时读取，用来派给管这一片的人。'],
    ['照片和视频', '只上传您选的那几张；照片里自带的位置会去掉。'],
    ['手机号', '您愿意才绑定，方便工作人员回访；您点了单，来帮忙的志愿者也看得到。'],
    ['姓名', '上报时可以选择不让处理单位看到。'],
    ['留存', '上报和办理过程会留存备查，不用于别的事。'],
  ],
  declined: '不同意也可以浏览；上报要用到位置和照片，到时会再问您。',
  outside: '不同意就先不登录，这次不会记下您的任何信息；公开的内容照样能看。',
};
const VOLUNTEER: PrivacySays = {
  points: [
    ['位置', '只在签到、签退和点“离我近”时读取；签到时核对您在现场，只留下离活动地点的米数。'],
    ['相机', '扫签到码时打开，不存照片。'],
    ['手机编号', '签到时随机生成的一个编号，用来防止一部手机替几个人签到。'],
    ['手机号', '您愿意才绑定，方便社区联系您。'],
    ['留存', '志愿服务的时间、时长和评价按民政部规范留存，供您查询和开证明。'],
  ],
  declined: '不同意也可以浏览；签到要用到位置，到时会再问您。',
  outside: OUTSIDE,
};
const ENTERPRISE: PrivacySays = {
  points: [
    ['微信登录', '用微信给的编号认出您，不读取通讯录和聊天。'],
    ['手机号', '您愿意才绑定，方便工作人员联系您。'],
    ['留存', '您提交的内容和办理过程会留存备查，不用于别的事。'],
  ],
  declined: '不同意也可以浏览。',
  outside: OUTSIDE,
};

/** By program: what each of them uses is not the same. */
export const PRIVACY_SAYS: Record<Program['key'], PrivacySays> = {
  resident: RESIDENT,
  volunteer: VOLUNTEER,
  enterprise: ENTERPRISE,
  command: RESIDENT,
};
