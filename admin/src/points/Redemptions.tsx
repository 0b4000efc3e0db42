import { pointsApi, type RedemptionView } from '@contract/points/points.api';
import { REDEMPTION_STATES, type RedemptionState } from '@contract/points/redemption.flow';
import { Form, Input, Select, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { ActionBar } from '../ui/ActionBar';
import { Paged } from '../ui/Paged';
import { StateTag } from '../ui/StateTag';
import { StepTimeline } from '../ui/StepTimeline';
import { fullTime } from '../ui/time';
import { byId, useSteps } from '../ui/use-steps';
import { Nothing } from '../ui/Waiting';
import { WordsField } from '../ui/WordsField';
import { useRedemptions, useRedemptionTaken } from './use-points';

const STATES = Object.entries(REDEMPTION_STATES).map(([value, { label }]) => ({ value, label }));

/** The counter: what somebody holds up is looked up, handed over, or taken back. */
export function Redemptions() {
  const [code, setCode] = useState('');
  const [state, setState] = useState<RedemptionState>();
  const list = useRedemptions({ ...(code ? { code } : {}), ...(state ? { state } : {}) });
  return (
    <>
      <div className="points-filter">
        <Input.Search
          allowClear
          className="points-code"
          placeholder="输入居民出示的 10 位领取码"
          aria-label="领取码"
          inputMode="numeric"
          enterButton="查找"
          onSearch={(typed) => setCode(typed.trim())}
        />
        <Select<RedemptionState>
          allowClear
          aria-label="状态"
          placeholder="全部状态"
          className="points-state"
          options={STATES}
          onChange={setState}
        />
      </div>
      <Paged
        list={list}
        nothing={
          code ? (
            <Nothing title="没有这个领取码" hint="请与居民核对 10 位数字；只能查到本社区的兑换" />
          ) : (
            <Nothing title="还没有兑换" hint="居民在小程序里兑换后，会列在这里" />
          )
        }
      >
        {(rows) => <RedemptionTable rows={rows} code={code} />}
      </Paged>
    </>
  );
}

/** @param code what was looked up: it need not be typed twice. */
function RedemptionTable({ rows, code }: { rows: RedemptionView[]; code: string }) {
  const { start, busy, dialog } = useRedemptionSteps(code);
  const steps = (row: RedemptionView) => (
    <ActionBar actions={row.actions} busy={busy} onTake={(step) => start(row, step)} />
  );
  return (
    <>
      <Table<RedemptionView>
        rowKey="id"
        columns={[...COLUMNS, { title: '办理', key: 'do', width: 230, render: (_, row) => steps(row) }]}
        dataSource={rows}
        pagination={false}
        scroll={{ x: 980 }}
        expandable={{ expandedRowRender: ({ steps: trail }) => <StepTimeline steps={trail} /> }}
      />
      {dialog}
    </>
  );
}

const COLUMNS: TableColumnsType<RedemptionView> = [
  {
    title: '物品',
    key: 'title',
    render: (_, { title, community }) => (
      <>
        <strong>{title}</strong>
        <p className="points-words">{community.name}</p>
      </>
    ),
  },
  { title: '兑换人', dataIndex: 'name', width: 110 },
  { title: '积分', dataIndex: 'points', width: 90, align: 'right' },
  { title: '状态', key: 'state', width: 120, render: (_, { stateLabel }) => <StateTag label={stateLabel} /> },
  { title: '兑换时间', key: 'at', width: 170, render: (_, { at }) => fullTime(at) },
  {
    title: '领取期限',
    key: 'until',
    width: 170,
    render: (_, { state, collectUntil }) =>
      REDEMPTION_STATES[state].open ? fullTime(collectUntil) : <span className="none">—</span>,
  },
];

const useRedemptionSteps = (code: string) =>
  useSteps(byId({ show: pointsApi.showRedemption, take: pointsApi.takeRedemption }, useRedemptionTaken()), {
    key: ({ id }) => `redemption:${id}`,
    name: ({ title }) => title,
    about: ({ name, points, community }) => `${name} 用 ${points} 积分兑换，${community.name}领取`,
    first: 'code',
    initial: () => ({ code }),
    fields: ({ form }) =>
      form === 'code' ? (
        <CodeField />
      ) : (
        <WordsField label="原因（居民会看到，积分会退回）" max={200} least={2} />
      ),
  });

const CodeField = () => (
  <Form.Item
    name="code"
    label="领取码"
    rules={[{ required: true, whitespace: true, message: '请输入居民出示的领取码' }]}
    extra="请居民打开“我的兑换”出示；核对无误再交付物品。"
  >
    <Input inputMode="numeric" maxLength={20} />
  </Form.Item>
);
