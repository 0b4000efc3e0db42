import type { RequestRow } from '@contract/identity/rights.api';
import { Button, Space, Table, Tag, Typography, type TableColumnsType } from 'antd';
import { fullTime } from '../ui/time';
import type { Settling } from './SettleDialog';

interface RequestTableProps {
  rows: RequestRow[];
  onSettle: (settling: Settling) => void;
  onUnmask: (row: RequestRow) => void;
}

/** Masked people, what they ask for, and the buttons the server gives. */
export function RequestTable({ rows, onSettle, onUnmask }: RequestTableProps) {
  const columns: TableColumnsType<RequestRow> = [
    { title: '申请', key: 'kind', render: (_, row) => <Asked row={row} /> },
    {
      title: '谁',
      key: 'who',
      width: 180,
      render: (_, row) => <Who row={row} onUnmask={onUnmask} />,
    },
    { title: '进度', key: 'state', width: 150, render: (_, row) => <State row={row} /> },
    { title: '时间', key: 'times', width: 210, render: (_, row) => <Times row={row} /> },
    {
      title: '办理',
      key: 'do',
      width: 200,
      render: (_, row) => <Steps row={row} onSettle={onSettle} />,
    },
  ];
  return <Table rowKey="id" columns={columns} dataSource={rows} pagination={false} scroll={{ x: 960 }} />;
}

/** In plain for a reason, as long as the server allows it. */
function Who({ row, onUnmask }: Pick<RequestTableProps, 'onUnmask'> & { row: RequestRow }) {
  const who = `${row.personName} ${row.personPhone}`;
  if (!row.mayUnmask) return <>{who}</>;
  return (
    <Button type="link" className="masked" title="写明原因后查看完整信息" onClick={() => onUnmask(row)}>
      {who}
    </Button>
  );
}

function Asked({ row }: { row: RequestRow }) {
  return (
    <div className="asked">
      <strong>{row.kindLabel}</strong>
      {row.words ? <Words text={row.words} /> : null}
      {row.answer ? <Words className="answered" text={`答复：${row.answer}`} /> : null}
    </div>
  );
}

/** One long letter must not push everybody else off the screen. */
function Words({ text, className }: { text: string; className?: string }) {
  return (
    <Typography.Paragraph
      className={className}
      ellipsis={{
        rows: 3,
        expandable: 'collapsible',
        symbol: (expanded) => (expanded ? '收起' : '展开全文'),
      }}
    >
      {text}
    </Typography.Paragraph>
  );
}

function Times({ row }: { row: RequestRow }) {
  return (
    <div className="request-times">
      <span>申请 {fullTime(row.askedAt)}</span>
      <span>最迟 {fullTime(row.dueAt)}</span>
    </div>
  );
}

function State({ row }: { row: RequestRow }) {
  return (
    <>
      {row.stateLabel}
      {row.overdue ? <Tag color="red">已超期</Tag> : null}
    </>
  );
}

function Steps({ row, onSettle }: { row: RequestRow; onSettle: (settling: Settling) => void }) {
  return (
    <Space>
      {row.actions.map(({ action, label, tone }) =>
        action === 'settle' || action === 'refuse' ? (
          <Button
            key={action}
            type={tone === 'main' ? 'primary' : 'default'}
            danger={tone === 'warn'}
            onClick={() => onSettle({ row, action, label })}
          >
            {label}
          </Button>
        ) : null,
      )}
    </Space>
  );
}
