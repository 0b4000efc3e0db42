import type { RequestRow } from '@contract/identity/rights.api';
import { Button, Space, Table, Tag, type TableColumnsType } from 'antd';
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
      render: (_, row) => (
        <Button type="link" className="masked" title="写明原因后查看完整信息" onClick={() => onUnmask(row)}>
          {row.personName} {row.personPhone}
        </Button>
      ),
    },
    { title: '进度', key: 'state', width: 150, render: (_, row) => <State row={row} /> },
    { title: '申请时间', key: 'asked', width: 170, render: (_, row) => fullTime(row.askedAt) },
    { title: '最迟办完', key: 'due', width: 170, render: (_, row) => fullTime(row.dueAt) },
    {
      title: '办理',
      key: 'do',
      width: 200,
      render: (_, row) => <Steps row={row} onSettle={onSettle} />,
    },
  ];
  return <Table rowKey="id" columns={columns} dataSource={rows} pagination={false} scroll={{ x: 960 }} />;
}

function Asked({ row }: { row: RequestRow }) {
  return (
    <div className="asked">
      <strong>{row.kindLabel}</strong>
      {row.words ? <p>{row.words}</p> : null}
      {row.answer ? <p className="answered">答复：{row.answer}</p> : null}
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
