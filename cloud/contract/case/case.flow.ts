import type { Step } from '../flow';

/**
 * The life of a case, after GB/T 30428: 信息收集 → 案卷建立 → 任务派遣 → 任务处理 → 处理反馈 → 核查结案 → 综合评价.
 * Read by the server (to enforce), by the clients (to draw) and by a test (to walk).
 */
export const CASE_STATES = {
  reported: { label: '待受理', plain: '已收到，等待受理', open: true, lamp: true },
  verifying: { label: '核实中', plain: '网格员正在现场核实', open: true, lamp: true },
  declined: { label: '不予受理', plain: '未受理', open: false, lamp: false },
  appealed: { label: '申诉中', plain: '申诉已收到，值班长正在复核', open: true, lamp: true },
  filed: { label: '待派遣', plain: '已立案，等待派遣', open: true, lamp: true },
  merged: { label: '已并案', plain: '与另一件合并办理', open: false, lamp: false },
  dispatched: { label: '待接收', plain: '已派给承办单位，等待接收', open: true, lamp: true },
  arbitrating: { label: '待裁定', plain: '承办单位有争议，领导正在裁定', open: true, lamp: true },
  handling: { label: '处置中', plain: '承办单位正在处理', open: true, lamp: true },
  extending: { label: '延期待批', plain: '承办单位正在处理，已申请延期', open: true, lamp: true },
  suspended: { label: '已挂账', plain: '暂时不具备办理条件，已挂账', open: true, lamp: false },
  atCity: { label: '已报市级', plain: '已上报市级平台办理', open: true, lamp: true },
  answered: { label: '待核查', plain: '已办理，等待现场核查', open: true, lamp: true },
  closed: { label: '待评价', plain: '已结案，请您评价', open: false, lamp: false },
  rated: { label: '已评价', plain: '已评价', open: false, lamp: false },
  reopened: { label: '整改中', plain: '有人不满意，正在整改', open: true, lamp: true },
  unrated: { label: '未评价', plain: '已结案，未评价', open: false, lamp: false },
  voided: { label: '已作废', plain: '已作废', open: false, lamp: false },
} as const satisfies Record<string, { label: string; plain: string; open: boolean; lamp: boolean }>;

export type CaseState = keyof typeof CASE_STATES;

/** Who someone is to this very case. */
export const CASE_PARTIES = {
  /** Whose report it is. */
  firstReporter: '首报人',
  /** … and whoever joined it, or was brought along by a merge. */
  reporter: '上报人',
  neighbour: '附近居民',
  intake: '受理员',
  shiftLeader: '值班长',
  dispatcher: '派遣员',
  handler: '处置人',
  coHandler: '协办单位',
  inspector: '核查员',
  leader: '分管领导',
  supervisor: '督办领导',
} as const;

export type CaseParty = keyof typeof CASE_PARTIES;

/** What they say is their own: the staff read it, other residents do not. */
export const RESIDENT_PARTIES: ReadonlySet<CaseParty | 'clock'> = new Set([
  'firstReporter',
  'reporter',
  'neighbour',
]);

export const CASE_CONDITIONS = {
  firstAppeal: '：只能申诉一次',
  notArbitrated: '：领导已裁定，不能再退回',
  mayExtend: '：延期次数已用完',
  hasUpperDesk: '：已在区级，不能再向上流转',
  atDistrict: '：只有区级可以上报市级',
  notOurs: '：反馈结论不是“不属本级”',
  mayReopen: '：已超过 30 天或已整改过两次',
  twiceAtMost: '：催办次数已用完，请等待办理',
  placed: '：请先标出位置',
  supervised: '：没有督办',
  callBackOverdue: '：没有逾期的回访',
  replyOverdue: '：没有逾期的督办回复',
  notShared: '：还有其他居民一起反映，这件事也是他们的',
  hasUnit: '：没有承办单位，请退回派遣',
  withoutUnit: '：有承办单位，请让它返工',
  wasAccepted: '：承办单位还没有接收，恢复后仍待接收',
  wasWaiting: '：承办单位已经接收，恢复后接着处置',
  notReporter: '：您已经是上报人',
  notYetRated: '：您已经评价过',
} as const;

export type CaseCondition = keyof typeof CASE_CONDITIONS;

type CaseStep = Step<CaseState, CaseParty, CaseCondition>;

const TAKEN_UP = [
  'filed',
  'dispatched',
  'arbitrating',
  'handling',
  'extending',
  'suspended',
  'atCity',
  'answered',
  'reopened',
] as const satisfies readonly CaseState[];
const OPEN = ['reported', 'verifying', 'appealed', ...TAKEN_UP] as const satisfies readonly CaseState[];

/** What had been merged may leave a case wherever that has come to. */
const ANY = Object.keys(CASE_STATES) as CaseState[];

/**
 * A leader may ask about a case at rest too: its unit or desk owes a reply, and the case stays as it ended. Of what was
 * voided or merged nobody has anything left to answer.
 */
const SUPERVISED_IN = [
  ...OPEN,
  'declined',
  'closed',
  'rated',
  'unrated',
] as const satisfies readonly CaseState[];

/** Wherever a case may have come since somebody was not satisfied: the call is owed whatever becomes of it. */
const CALLED_BACK_IN = [
  ...TAKEN_UP,
  'closed',
  'rated',
  'unrated',
  'merged',
  'voided',
] as const satisfies readonly CaseState[];

// prettier-ignore
export const CASE_FLOW = {
  place:         { from: ['reported'],                          to: 'same',        by: ['intake', 'dispatcher'],            asks: 'place',     due: 'keep',     tells: [],                        label: '定位',     past: '标出位置' },
  amend:         { from: ['reported', 'filed'],                 to: 'same',        by: ['intake', 'dispatcher'],            asks: 'category',  due: 'keep',     tells: [],                        label: '改类别',   past: '改正类别' },
  askVerify:     { from: ['reported'],                          to: 'verifying',   by: ['intake', 'shiftLeader'],           asks: 'words',     due: '4h',       tells: ['inspector'],             label: '派核实',   past: '派网格员现场核实', when: ['placed'] },
  verify:        { from: ['verifying'],                         to: 'reported',    by: ['inspector'],                       asks: 'verify',    due: '2h',       tells: ['intake'],                label: '核实反馈', past: '现场核实', tone: 'main' },
  file:          { from: ['reported'],                          to: 'filed',       by: ['intake', 'dispatcher'],            asks: 'words',     due: '2h',       tells: ['reporter'],              label: '立案',     past: '立案', tone: 'main', when: ['placed'] },
  decline:       { from: ['reported'],                          to: 'declined',    by: ['intake'],                          asks: 'reason',    due: 'none',     tells: ['reporter'],              label: '不予受理', past: '不予受理', tone: 'warn' },
  appeal:        { from: ['declined'],                          to: 'appealed',    by: ['firstReporter'],                   asks: 'reason',    due: '1d',       tells: ['shiftLeader'],           label: '申诉',     past: '申诉', when: ['firstAppeal'] },
  uphold:        { from: ['appealed'],                          to: 'declined',    by: ['shiftLeader'],                     asks: 'reason',    due: 'none',     tells: ['reporter'],              label: '维持不受理', past: '复核后维持不予受理', tone: 'warn' },
  overturn:      { from: ['appealed'],                          to: 'filed',       by: ['shiftLeader'],                     asks: 'words',     due: '2h',       tells: ['reporter'],              label: '改为立案', past: '复核后改为立案', tone: 'main' },
  merge:         { from: ['reported', 'filed'],                 to: 'merged',      by: ['intake', 'dispatcher'],            asks: 'merge',     due: 'none',     tells: ['reporter'],              label: '并案',     past: '并入另一件' },
  unmerge:       { from: ['merged'],                            to: 'filed',       by: ['dispatcher'],                      asks: 'reason',    due: '2h',       tells: ['reporter'],              label: '撤销并案', past: '撤销并案，单独办理' },
  takeIn:        { from: OPEN,                                  to: 'same',        by: ['clock'],                           asks: 'words',     due: 'keep',     tells: ['handler'],               label: '并入',     past: '并入一件相同的上报' },
  letGo:         { from: ANY,                                   to: 'same',        by: ['clock'],                           asks: 'words',     due: 'keep',     tells: ['handler'],               label: '撤出并案', past: '并入的一件撤出，另行办理' },
  dispatch:      { from: ['filed'],                             to: 'dispatched',  by: ['dispatcher', 'leader'],            asks: 'dispatch',  due: 'category', tells: ['handler', 'coHandler', 'reporter'], label: '派遣', past: '派遣', tone: 'main' },
  recall:        { from: ['dispatched'],                        to: 'filed',       by: ['dispatcher'],                      asks: 'reason',    due: '2h',       tells: ['handler'],               label: '撤回派遣', past: '撤回派遣' },
  accept:        { from: ['dispatched'],                        to: 'handling',    by: ['handler'],                         asks: 'none',      due: 'keep',     tells: ['reporter'],              label: '接收',     past: '接收，开始处理', tone: 'main' },
  sendBack:      { from: ['dispatched'],                        to: 'filed',       by: ['handler'],                         asks: 'reason',    due: '2h',       tells: ['dispatcher'],            label: '退回',     past: '退回', tone: 'warn', when: ['notArbitrated'] },
  refer:         { from: ['filed'],                             to: 'arbitrating', by: ['clock'],                           asks: 'none',      due: '1d',       tells: ['leader'],                label: '提请裁定', past: '第三次退回，提请领导裁定' },
  arbitrate:     { from: ['arbitrating'],                       to: 'dispatched',  by: ['leader'],                          asks: 'dispatch',  due: 'category', tells: ['handler', 'coHandler', 'dispatcher', 'reporter'], label: '裁定', past: '裁定承办单位', tone: 'main' },
  askExtension:  { from: ['handling'],                          to: 'extending',   by: ['handler'],                         asks: 'extension', due: 'keep',     tells: ['dispatcher', 'shiftLeader'], label: '申请延期', past: '申请延期', when: ['mayExtend'] },
  grant:         { from: ['extending'],                         to: 'handling',    by: ['shiftLeader', 'leader'],           asks: 'words',     due: 'asked',    tells: ['handler', 'reporter'],   label: '同意延期', past: '同意延期', tone: 'main' },
  refuse:        { from: ['extending'],                         to: 'handling',    by: ['shiftLeader', 'leader'],           asks: 'reason',    due: 'keep',     tells: ['handler'],               label: '不同意延期', past: '不同意延期', tone: 'warn' },
  suspend:       { from: ['dispatched', 'handling', 'extending'], to: 'suspended', by: ['shiftLeader', 'leader'],           asks: 'suspend',   due: 'none',     tells: ['handler', 'reporter'],   label: '挂账',     past: '挂账，暂停计时' },
  resume:        { from: ['suspended'],                         to: 'handling',    by: ['shiftLeader', 'leader', 'clock'],  asks: 'words',     due: 'rest',     tells: ['handler', 'reporter'],   label: '恢复办理', past: '恢复办理', tone: 'main', when: ['wasAccepted'] },
  resumeWaiting: { from: ['suspended'],                         to: 'dispatched',  by: ['shiftLeader', 'leader', 'clock'],  asks: 'words',     due: 'rest',     tells: ['handler', 'reporter'],   label: '恢复办理', past: '恢复办理，等待接收', tone: 'main', when: ['wasWaiting'] },
  escalate:      { from: ['filed', 'arbitrating'],              to: 'filed',       by: ['dispatcher', 'leader'],            asks: 'reason',    due: '2h',       tells: ['dispatcher', 'reporter'], label: '上报上级', past: '上报上级', when: ['hasUpperDesk'] },
  reportToCity:  { from: ['filed', 'arbitrating'],              to: 'atCity',      by: ['dispatcher', 'leader'],            asks: 'reason',    due: '10d',      tells: ['reporter', 'leader'],    label: '上报市级', past: '上报市级平台', when: ['atDistrict'] },
  cityAnswer:    { from: ['atCity'],                            to: 'answered',    by: ['dispatcher'],                      asks: 'answer',    due: '1d',       tells: ['inspector', 'reporter'], label: '登记市级反馈', past: '收到市级反馈', tone: 'main' },
  answer:        { from: ['handling', 'extending', 'reopened'], to: 'answered',    by: ['handler'],                         asks: 'answer',    due: '1d',       tells: ['inspector', 'dispatcher', 'reporter'], label: '反馈结果', past: '反馈办理结果', tone: 'main' },
  handOver:      { from: ['answered'],                          to: 'filed',       by: ['dispatcher'],                      asks: 'reason',    due: '2h',       tells: ['reporter'],              label: '转派其他单位', past: '不属本级，重新派遣', when: ['notOurs'] },
  redispatch:    { from: ['reopened'],                          to: 'filed',       by: ['dispatcher'],                      asks: 'reason',    due: '2h',       tells: ['reporter'],              label: '改派',     past: '改派其他单位整改' },
  pass:          { from: ['answered'],                          to: 'closed',      by: ['inspector', 'shiftLeader'],        asks: 'inspect',   due: '15d',      tells: ['reporter', 'handler'],   label: '核查通过', past: '现场核查通过，结案', tone: 'main' },
  rework:        { from: ['answered'],                          to: 'handling',    by: ['inspector', 'shiftLeader'],        asks: 'inspect',   due: '2d',       tells: ['handler', 'reporter'],   label: '核查不通过', past: '现场核查不通过，返工', tone: 'warn', when: ['hasUnit'] },
  returnToDesk:  { from: ['answered'],                          to: 'filed',       by: ['inspector', 'shiftLeader'],        asks: 'inspect',   due: '2h',       tells: ['dispatcher', 'reporter'], label: '核查不通过', past: '现场核查不通过，退回重新派遣', tone: 'warn', when: ['withoutUnit'] },
  rate:          { from: ['closed'],                            to: 'rated',       by: ['reporter'],                        asks: 'rating',    due: 'none',     tells: ['handler', 'dispatcher'], label: '评价',     past: '评价', tone: 'main' },
  rateToo:       { from: ['rated'],                             to: 'same',        by: ['reporter'],                        asks: 'rating',    due: 'keep',     tells: [],                        label: '我也评价', past: '评价', when: ['notYetRated'] },
  reopen:        { from: ['rated', 'unrated'],                  to: 'reopened',    by: ['reporter', 'clock'],               asks: 'reason',    due: '15d',      tells: ['handler', 'dispatcher', 'reporter', 'leader'], label: '要求重办', past: '重新办理，15 个工作日内整改并回访', when: ['mayReopen'] },
  callBack:      { from: CALLED_BACK_IN,                        to: 'same',        by: ['intake', 'dispatcher'],            asks: 'callBack',  due: 'keep',     tells: [],                        label: '回访',     past: '电话回访' },
  warnCallBack:  { from: CALLED_BACK_IN,                        to: 'same',        by: ['clock'],                           asks: 'none',      due: 'keep',     tells: ['shiftLeader'],           label: '回访逾期', past: '逾期还没有回访，提醒值班长', when: ['callBackOverdue'] },
  leaveUnrated:  { from: ['closed'],                            to: 'unrated',     by: ['clock'],                           asks: 'none',      due: 'none',     tells: [],                        label: '逾期未评', past: '逾期未评价，按未评价归档' },
  void:          { from: ['reported', 'verifying', 'filed'],    to: 'voided',      by: ['shiftLeader', 'leader'],           asks: 'reason',    due: 'none',     tells: ['reporter'],              label: '作废',     past: '作废', tone: 'warn' },
  withdraw:      { from: ['reported'],                          to: 'voided',      by: ['firstReporter'],                   asks: 'reason',    due: 'none',     tells: ['intake'],                label: '撤回',     past: '撤回上报', tone: 'warn', when: ['notShared'] },
  supplement:    { from: OPEN,                                  to: 'same',        by: ['reporter'],                        asks: 'words',     due: 'keep',     tells: ['handler'],               label: '补充情况', past: '补充情况' },
  urge:          { from: OPEN,                                  to: 'same',        by: ['reporter'],                        asks: 'words',     due: 'keep',     tells: ['handler', 'dispatcher'], label: '催办',     past: '催办', when: ['twiceAtMost'] },
  join:          { from: OPEN,                                  to: 'same',        by: ['neighbour'],                       asks: 'words',     due: 'keep',     tells: ['reporter'],              label: '我也遇到', past: '也遇到同一件，加入上报', when: ['notReporter'] },
  note:          { from: OPEN,                                  to: 'same',        by: ['intake', 'shiftLeader', 'dispatcher', 'handler', 'coHandler', 'inspector', 'leader'], asks: 'words', due: 'keep', tells: [], label: '记进展', past: '记录进展' },
  supervise:     { from: SUPERVISED_IN,                         to: 'same',        by: ['leader'],                          asks: 'supervise', due: 'keep',     tells: ['handler', 'dispatcher'], label: '督办',     past: '督办', tone: 'warn' },
  respond:       { from: SUPERVISED_IN,                         to: 'same',        by: ['handler', 'dispatcher'],           asks: 'words',     due: 'keep',     tells: ['supervisor'],            label: '回复督办', past: '回复督办', when: ['supervised'] },
  warnReply:     { from: SUPERVISED_IN,                         to: 'same',        by: ['clock'],                           asks: 'none',      due: 'keep',     tells: ['supervisor'],            label: '督办逾期', past: '督办逾期没有回复，提醒督办领导', when: ['replyOverdue'] },
} as const satisfies Record<string, CaseStep>;

export type CaseAction = keyof typeof CASE_FLOW;
export type CaseForm = (typeof CASE_FLOW)[CaseAction]['asks'];

/** An honest ending: what became of it, in the handler's own words. */
export const CASE_ENDINGS = {
  solved: '解决',
  partlySolved: '部分解决',
  temporary: '临时处置',
  notOurs: '不属本级',
  cannotSolve: '无法解决',
} as const;
export type CaseEnding = keyof typeof CASE_ENDINGS;

/** 好差评, five levels; the two lowest reopen the case. */
export const RATINGS = { 5: '非常满意', 4: '满意', 3: '基本满意', 2: '不满意', 1: '非常不满意' } as const;
export type RatingLevel = keyof typeof RATINGS;
export const UNSATISFIED: readonly RatingLevel[] = [1, 2];

/** Steps whose words are for the staff only; the reporter reads that they happened, not what was said. */
export const INSIDE: ReadonlySet<CaseAction> = new Set([
  'note',
  'askVerify',
  'sendBack',
  'recall',
  'refuse',
  'supervise',
  'respond',
  'callBack',
  'amend',
  'takeIn',
  'letGo',
]);

/** Who may act on a case in a state, read from the table: the clients' legend and the test's oracle. */
export const stepOf = (action: CaseAction): CaseStep => CASE_FLOW[action];
export const CASE_ACTIONS = Object.keys(CASE_FLOW).filter((key): key is CaseAction => key in CASE_FLOW);
