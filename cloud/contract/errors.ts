/**
 * Every refusal by name: HTTP status and the Chinese sentence that says what to do.
 * `{name}` is filled from the refusal's details.
 */
export const ERRORS = {
  badInput: { status: 400, says: '填写的内容有误：{first}' },
  badJson: { status: 400, says: '请求内容不是有效的 JSON，请检查后重试' },
  badCursor: { status: 400, says: '翻页位置已失效，请回到第一页重新查看' },
  bodyTooLarge: { status: 413, says: '提交的内容过大，请删减文字或分次上传照片' },
  signInFirst: { status: 401, says: '请先登录' },
  sessionEnded: { status: 401, says: '登录已失效，请重新登录' },
  wrongPassword: { status: 401, says: '用户名或密码不正确' },
  signInLocked: { status: 429, says: '密码连续输错次数过多，请 {minutes} 分钟后再试' },
  wechatCodeRefused: { status: 401, says: '微信登录凭证无效或已使用，请重新进入小程序' },
  wechatBusy: { status: 503, says: '微信服务暂时繁忙，请稍后再试' },
  wechatAccountUnbound: { status: 403, says: '当前微信尚未绑定工作账号，请用工作账号登录一次完成绑定' },
  notYours: { status: 403, says: '您没有办理此事的权限' },
  notFound: { status: 404, says: '没有找到，可能已被删除，或您无权查看' },
  noSuchRoute: { status: 404, says: '没有这个接口' },
  tooOften: { status: 429, says: '操作过于频繁，请 {seconds} 秒后再试' },
  keyMissing: { status: 400, says: '缺少防重复编号，请更新程序后重试' },
  keyReused: { status: 409, says: '同一次提交的内容前后不一致，请重新提交' },
  keyInFlight: { status: 409, says: '这次提交正在处理，请稍候再看结果' },
  caseMoved: { status: 409, says: '此件已由{who}于{at}办理“{label}”，现为“{state}”，请看最新情况' },
  stepRefused: { status: 409, says: '此件现为“{state}”，不能“{label}”{why}' },
  mergeLoop: { status: 409, says: '不能并入这一件：它是同一件，或已被并案、作废' },
  placeOutside: { status: 422, says: '所选位置不在本区范围内，请重新选择位置' },
  placeNeeded: { status: 422, says: '请说明位置：在地图上标出，或写明具体地点' },
  categoryUnknown: { status: 422, says: '没有这个类别，请重新选择' },
  categoryRetired: { status: 422, says: '类别“{name}”已停用，请改选其他类别' },
  answerMissing: { status: 422, says: '请回答：{ask}' },
  unitUnknown: { status: 422, says: '没有这个单位，请重新选择' },
  unitCannotHandle: { status: 422, says: '“{name}”没有设置处置人，不能派遣给它' },
  fileUnknown: { status: 422, says: '照片或视频未上传成功，请重新添加' },
  fileTaken: { status: 422, says: '照片或视频已用于另一件，请重新添加' },
  fileMissing: { status: 400, says: '没有收到文件，请重新选择' },
  photoTooLarge: { status: 413, says: '照片超过 10 MB，请压缩或换一张' },
  photoTooManyPixels: { status: 422, says: '照片尺寸过大，请换一张普通照片' },
  photoUnreadable: { status: 422, says: '照片已损坏，无法打开，请换一张' },
  photoNotPicture: { status: 422, says: '这不是照片（支持 JPG、PNG、WebP），请重新选择' },
  videoNotVideo: { status: 422, says: '这不是视频（支持 MP4、MOV），请重新选择' },
  videoTooLarge: { status: 413, says: '视频超过 50 MB，请剪短后再传' },
  contentRefused: { status: 422, says: '文字未通过内容安全检查，请修改后再提交' },
  textGarbled: { status: 422, says: '文字里有无法保存的字符，请删去后重试' },
  alreadyImported: { status: 409, says: '来源编号 {id} 已经导入过' },
  alreadyJoined: { status: 409, says: '您已经是这一件的上报人' },
  viewNameTaken: { status: 409, says: '已有同名的视图，请换一个名称' },
  serverBusy: { status: 503, says: '系统繁忙，请稍后再试；您填写的内容没有丢失' },
  serverFault: {
    status: 500,
    says: '系统出了问题，我们已记录（编号 {id}）。您填写的内容没有丢失，请稍后再试',
  },
} as const satisfies Record<string, { status: number; says: string }>;

export type ErrorCode = keyof typeof ERRORS;

/** What every refusal looks like on the wire. */
export interface ErrorBody {
  error: { code: string; message: string; details?: Record<string, unknown> };
}
