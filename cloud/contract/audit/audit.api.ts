import { get, post, type Page } from '../route';
import type { AuditExportInput, AuditListInput } from './audit.schema';

/** What the audit log keeps: sign-ins, reads of personal data, exports, changes of permission and of configuration. */
export const AUDIT_ACTIONS = {
  signIn: '登录',
  signInFailed: '登录失败',
  locked: '账号锁定',
  unlocked: '解除锁定',
  signOut: '退出登录',
  sessionRevoked: '强制下线',
  passwordChanged: '修改密码',
  passwordReset: '重置密码',
  secondFactorSet: '启用双因素',
  secondFactorReset: '重置双因素',
  recoveryCodeUsed: '使用恢复码',
  personCreated: '新增人员',
  personChanged: '修改人员',
  personDisabled: '停用人员',
  personEnabled: '恢复人员',
  postGiven: '授予岗位',
  postTaken: '收回岗位',
  delegated: '设置代理',
  handedOver: '工作移交',
  unitCreated: '新增单位',
  unitChanged: '修改单位',
  peopleImported: '导入人员',
  affiliated: '双报到登记',
  personalDataRead: '查看个人信息',
  personSearched: '按手机号找人',
  powersAsked: '查询权限',
  dataRequested: '个人信息请求',
  dataRequestDecided: '办理个人信息请求',
  dataErased: '删除个人信息',
  consentGiven: '同意隐私政策',
  consentWithdrawn: '撤回同意',
  keyRotated: '轮换密钥',
  exported: '导出数据',
  settingChanged: '修改设置',
  categoryChanged: '修改类别',
  contentReviewed: '内容复核',
  auditRead: '查阅审计日志',
  auditVerified: '核验审计日志',
  auditPruned: '清理到期日志',
  backupMade: '备份',
  restored: '恢复备份',
  deadLetterRetried: '重试未送达的投递',
  deadLetterDiscarded: '放弃未送达的投递',
  payoutApproved: '批准兑付',
} as const;
export type AuditAction = keyof typeof AUDIT_ACTIONS;

/** How the keys of a row's detail are called; a key without a name here is shown as it is. */
export const AUDIT_DETAILS: Readonly<Record<string, string>> = {
  account: '用户名',
  program: '程序',
  reason: '原因',
  failures: '连续失败次数',
  minutes: '分钟',
  post: '岗位',
  unitId: '单位编号',
  personId: '人员编号',
  rows: '行数',
  found: '找到人数',
  from: '起',
  to: '止',
  action: '操作',
  subject: '对象',
  field: '字段',
  codesLeft: '剩余恢复码',
  broken: '断点',
  way: '方式',
  sessions: '登录数',
  timeLimit: '时限',
  nearbyMetres: '附近距离（米）',
  retired: '停用',
  caseId: '案件序号',
  request: '请求编号',
  version: '版本',
  kind: '种类',
  topic: '投递种类',
  files: '文件数',
  points: '积分',
  amount: '金额（分）',
  month: '月份',
  units: '单位编号',
};

export interface AuditRowView {
  /** Place in the chain, from 1 without gaps. */
  seq: number;
  at: number;
  action: AuditAction;
  label: string;
  /** Absent where nobody was signed in. */
  by?: { id: number; name: string };
  /** `person:12`, `account:wang`, `case:261123000012`. */
  subject: string;
  /** The subject's name, where it is a member of staff. */
  about?: string;
  detail: Record<string, unknown>;
  ip: string;
  hash: string;
}

/** What checking the whole chain found. */
export interface AuditCheck {
  rows: number;
  anchors: number;
  /** The first row that does not hold. */
  broken?: { seq: number; says: string };
  /** Everything else worth knowing, such as missing guards in the database. */
  remarks: string[];
}

/** A signed extract: Ed25519 over the bytes of `csv` in UTF-8. */
export interface AuditExport {
  name: string;
  csv: string;
  rows: number;
  /** Base64. */
  signature: string;
  /** SPKI, PEM. */
  publicKey: string;
}

export const auditApi = {
  list: get<AuditListInput, Page<AuditRowView>>('/audit'),
  verify: post<Record<never, never>, AuditCheck>('/audit/verify'),
  export: post<AuditExportInput, AuditExport>('/audit/export'),
};
