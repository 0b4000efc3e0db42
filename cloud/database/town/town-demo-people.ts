import type { PostKind } from './town-model';

/** A person the landing page offers to sign in as. */
export interface DemoPlan {
  key: string;
  name: string;
  order: number;
  title: string;
  blurb: string;
  /** Residents have neither account nor post. */
  account?: string;
  post?: PostKind;
  /** A unit key, or 'demo-grid', 'demo-community', 'demo-street': the neighbourhood the story plays in. */
  unit?: string;
  /** Base32, the same for everybody who reads this: it shows how a second factor works, it protects nothing. */
  otpSecret?: string;
}

export const DEMO_PEOPLE: DemoPlan[] = [
  {
    key: 'li-guilan',
    name: '李桂兰',
    order: 1,
    title: '居民 · 67岁',
    blurb: '退休教师，常用大字版。楼下的路灯不亮，她拍张照片报上来，看着它被修好，再打个分。',
  },
  {
    key: 'chen-yutong',
    name: '陈雨桐',
    order: 2,
    title: '居民 · 26岁',
    blurb: '上班族，下班路上随手拍。和李桂兰同住一片，会加入她报过的“同一件事”。',
  },
  {
    key: 'wang-xiaoyan',
    name: '王晓燕',
    order: 3,
    title: '区中心 · 受理员',
    blurb: '每条上报的第一双眼睛：核对地点、类别和照片，符合条件的建立案卷。',
    account: 'wang',
    post: 'intake',
    unit: 'centre',
  },
  {
    key: 'zhao-lijun',
    name: '赵立军',
    order: 4,
    title: '区中心 · 值班长',
    blurb: '管当班的节奏：审立案、审作废，盯着快要超时的案件。',
    account: 'zhao',
    post: 'shiftLeader',
    unit: 'centre',
  },
  {
    key: 'zhang-min',
    name: '张敏',
    order: 5,
    title: '区中心 · 派遣员',
    blurb: '把案件派给该办的单位，收到退回就重新研判，延时申请也先到她这里。',
    account: 'zhang',
    post: 'dispatcher',
    unit: 'centre',
  },
  {
    key: 'liang-zhiqiang',
    name: '梁志强',
    order: 6,
    title: '路灯管理所 · 处置人',
    blurb: '带着工具车跑现场，修完当场拍照、写明结果，办不了的如实说明。',
    account: 'liang',
    post: 'handler',
    unit: 'lighting',
  },
  {
    key: 'sun-lihua',
    name: '孙丽华',
    order: 7,
    title: '网格员 · 核查',
    blurb: '专职网格员，每天在自己的网格里走一遍：发现问题、现场核实、修完核查。',
    account: 'sun',
    post: 'gridWorker',
    unit: 'demo-grid',
  },
  {
    key: 'zhou-haitao',
    name: '周海涛',
    order: 8,
    title: '街道 · 派遣员',
    blurb: '街道能办的派给社区，办不了的写清缘由上报区里。',
    account: 'zhou',
    post: 'dispatcher',
    unit: 'demo-street',
  },
  {
    key: 'he-jing',
    name: '何静',
    order: 9,
    title: '区中心 · 核查员',
    blurb: '不看汇报看现场：办好了才结案，没办好退回返工。',
    account: 'he',
    post: 'inspector',
    unit: 'centre',
  },
  {
    key: 'lin-zhengyuan',
    name: '林正远',
    order: 10,
    title: '区长',
    blurb: '手机上先看红灯：哪件超时、卡在谁手里，一键督办；三次退回的由他裁定。',
    account: 'lin',
    post: 'leader',
    unit: 'district',
  },
];

/** The three administrators hold no other post and none of the others' (三员分立). */
export const DEMO_ADMINISTRATORS: DemoPlan[] = [
  {
    key: 'gao-wei',
    name: '高伟',
    order: 31,
    title: '系统管理员',
    blurb: '管单位、人员与系统设置，不经办案件，也看不到审计日志。登录时要多输一个验证码。',
    account: 'sysadmin',
    post: 'systemAdmin',
    unit: 'centre',
    otpSecret: 'ONENETDEMOSYSTEMADMIN2345672345A',
  },
  {
    key: 'tang-yun',
    name: '唐芸',
    order: 32,
    title: '安全管理员',
    blurb: '管授权与登录安全：解锁账号、强制下线、重置双因素。她做的每一步都留在审计日志里。',
    account: 'secadmin',
    post: 'securityAdmin',
    unit: 'centre',
    otpSecret: 'ONENETDEMOSECURITYADMIN234567AAA',
  },
  {
    key: 'jiang-wen',
    name: '江文',
    order: 33,
    title: '审计管理员',
    blurb: '只有她能读审计日志：查阅、核验哈希链、导出签名文件。她自己的查阅也会留痕。',
    account: 'auditor',
    post: 'auditAdmin',
    unit: 'centre',
    otpSecret: 'ONENETDEMOAUDITADMIN234567AAAAAA',
  },
];

/** A second pair of hands where others sit already. */
export const DEMO_COLLEAGUES: DemoPlan[] = [
  {
    key: 'fang-xiaomei',
    name: '方晓梅',
    order: 11,
    title: '社区 · 派遣员',
    blurb: '管社区的志愿服务：受理居民点单，编成活动、发布招募，现场出示签到码，事后核实时长、转达感谢。',
    account: 'fang',
    post: 'dispatcher',
    unit: 'demo-community',
  },
];
