import type { ProColumns } from '@ant-design/pro-components';
import type { SecurityRow } from '@contract/identity/security.api';
import { Button, Popconfirm, Tag } from 'antd';
import { agoInWords, shortTime, spanInWords } from '../ui/time';
import type { SecuritySteps } from './use-security-steps';

interface ColumnsInput {
  now: number;
  steps: SecuritySteps;
  onLook: (row: SecurityRow) => void;
  onReset: (row: SecurityRow) => void;
}

export const securityColumns = (input: ColumnsInput): ProColumns<SecurityRow>[] => [
  {
    title: '姓名',
    width: 170,
    fixed: 'left',
    render: (_, row) => (
      <div className="security-name">
        <strong>{row.name}</strong>
        <small>{row.account}</small>
      </div>
    ),
  },
  { title: '岗位', width: 230, render: (_, row) => <Posts row={row} /> },
  { title: '账号', width: 170, render: (_, row) => <Standing row={row} now={input.now} /> },
  {
    title: '双因素',
    width: 100,
    render: (_, row) =>
      row.secondFactor ? (
        <span className="in-use">已启用</span>
      ) : (
        <span className={row.administrator ? 'security-lacks' : 'none'}>未启用</span>
      ),
  },
  { title: '密码', width: 130, render: (_, row) => <PasswordAge row={row} now={input.now} /> },
  {
    title: '上次登录',
    width: 130,
    render: (_, row) =>
      row.signedInAt === undefined ? <span className="none">—</span> : agoInWords(row.signedInAt, input.now),
  },
  { title: '操作', width: 220, fixed: 'right', render: (_, row) => <Steps row={row} {...input} /> },
];

function Posts({ row }: { row: SecurityRow }) {
  const [first, ...more] = row.posts;
  if (!first) return <span className="none">没有岗位</span>;
  return (
    <span title={row.posts.map(({ unitName, label }) => `${unitName} · ${label}`).join('\n')}>
      {first.unitName} · {first.label}
      {more.length > 0 ? ` 等 ${row.posts.length} 个` : ''}
    </span>
  );
}

function Standing({ row, now }: { row: SecurityRow; now: number }) {
  if (row.disabled) return <span className="state-tag">已停用</span>;
  if (row.lockedUntil !== undefined && row.lockedUntil > now)
    return (
      <Tag color="error" title={`到 ${shortTime(row.lockedUntil)}`}>
        锁定，还有 {spanInWords(row.lockedUntil - now)}
      </Tag>
    );
  return row.failures > 0 ? <span>正常，输错 {row.failures} 次</span> : <span className="none">正常</span>;
}

function PasswordAge({ row, now }: { row: SecurityRow; now: number }) {
  if (row.mustChange) return <span>待本人修改</span>;
  return row.passwordAt === undefined ? (
    <span className="none">初始</span>
  ) : (
    <span>{agoInWords(row.passwordAt, now)}改</span>
  );
}

function Steps({ row, now, steps, onLook, onReset }: ColumnsInput & { row: SecurityRow }) {
  const locked = row.lockedUntil !== undefined && row.lockedUntil > now;
  return (
    <div className="security-steps">
      <Button type="link" size="small" onClick={() => onLook(row)} aria-label={`${row.name}的登录`}>
        {row.sessions} 处登录
      </Button>
      {locked ? (
        <Popconfirm title={`解除${row.name}的锁定？`} okText="解除" onConfirm={() => steps.unlock(row.id)}>
          <Button type="link" size="small" disabled={steps.busy}>
            解锁
          </Button>
        </Popconfirm>
      ) : null}
      {row.secondFactor ? (
        <Button type="link" size="small" onClick={() => onReset(row)} aria-label={`重置${row.name}的双因素`}>
          重置双因素
        </Button>
      ) : null}
    </div>
  );
}
