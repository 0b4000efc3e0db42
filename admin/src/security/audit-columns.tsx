import type { ProColumns } from '@ant-design/pro-components';
import { AUDIT_DETAILS, type AuditRowView } from '@contract/audit/audit.api';
import { REQUEST_KINDS } from '@contract/identity/rights.flow';
import { fullTime } from '../ui/time';

const ALARMING: ReadonlySet<string> = new Set(['signInFailed', 'locked', 'secondFactorReset', 'restored']);
const REASONS: Readonly<Record<string, string>> = {
  wrongPassword: '密码不正确',
  secondFactorWrong: '验证码不正确',
  unknownAccount: '没有这个用户名',
  disabled: '账号已停用',
  admin: '业务后台',
  command: '决策指挥',
  resident: '随手拍',
  volunteer: '智慧党建',
  enterprise: '企业诉求',
  desk: '窗口或来信',
  ...REQUEST_KINDS,
};

export const AUDIT_COLUMNS: ProColumns<AuditRowView>[] = [
  { title: '序号', dataIndex: 'seq', width: 80 },
  { title: '时间', width: 150, render: (_, row) => fullTime(row.at) },
  {
    title: '操作',
    width: 130,
    render: (_, row) =>
      ALARMING.has(row.action) ? <strong className="audit-alarm">{row.label}</strong> : row.label,
  },
  {
    title: '操作人',
    width: 120,
    render: (_, row) =>
      row.by ? <span title={`编号 ${row.by.id}`}>{row.by.name}</span> : <span className="none">未登录</span>,
  },
  {
    title: '对象',
    width: 170,
    render: (_, row) =>
      row.about ? <span title={row.subject}>{row.about}</span> : <code>{row.subject}</code>,
  },
  { title: '详情', render: (_, row) => <Detail detail={row.detail} /> },
  { title: '来源地址', width: 140, dataIndex: 'ip', renderText: (ip: string) => ip.replace('::ffff:', '') },
  {
    title: '哈希',
    width: 110,
    render: (_, row) => (
      <code className="none" title={row.hash}>
        {row.hash.slice(0, 8)}…
      </code>
    ),
  },
];

function Detail({ detail }: { detail: AuditRowView['detail'] }) {
  const parts = Object.entries(detail).map(
    ([key, value]) => `${AUDIT_DETAILS[key] ?? key}：${inWords(value)}`,
  );
  return parts.length > 0 ? <span>{parts.join('；')}</span> : <span className="none">—</span>;
}

function inWords(value: unknown): string {
  if (typeof value === 'string') return REASONS[value] ?? value;
  return typeof value === 'number' && value > 1e12 ? fullTime(value) : JSON.stringify(value);
}
