import type { PayoutView } from '@contract/payout/payout.api';
import { PAYOUT_STATES, type PayoutState } from '@contract/payout/payout.flow';
import { Button, Select, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { Paged } from '../ui/Paged';
import { StateTag } from '../ui/StateTag';
import { fullTime } from '../ui/time';
import { Nothing } from '../ui/Waiting';
import { PayoutDrawer } from './PayoutDrawer';
import { PayoutSteps } from './PayoutSteps';
import { usePayouts } from './use-payout';
import { yuan } from './yuan';

const STATES = Object.entries(PAYOUT_STATES).map(([value, { label }]) => ({ value, label }));

/** Every reward in money, newest first. */
export function Payouts() {
  const [state, setState] = useState<PayoutState>();
  const [looked, setLooked] = useState<number>();
  const list = usePayouts(state);
  const shown = list.rows.find(({ id }) => id === looked);
  return (
    <>
      <div className="payout-filter">
        <Select<PayoutState>
          allowClear
          aria-label="状态"
          placeholder="全部状态"
          className="payout-state"
          options={STATES}
          onChange={setState}
        />
        <Button loading={list.isFetching && !list.isPending} onClick={() => void list.refetch()}>
          刷新
        </Button>
      </div>
      <Paged
        list={list}
        nothing={
          <Nothing
            title={state ? `没有“${PAYOUT_STATES[state].label}”的兑付` : '还没有兑付'}
            hint="上报经核实、符合奖励规则的，会自动列在这里"
          />
        }
      >
        {(rows) => (
          <Table<PayoutView>
            rowKey="id"
            columns={columns(setLooked)}
            dataSource={rows}
            pagination={false}
            scroll={{ x: 1020 }}
          />
        )}
      </Paged>
      {shown ? <PayoutDrawer payout={shown} onClose={() => setLooked(undefined)} /> : null}
    </>
  );
}

const columns = (onLook: (id: number) => void): TableColumnsType<PayoutView> => [
  {
    title: '事由',
    key: 'words',
    render: (_, { id, words }) => (
      <Button type="link" className="payout-words" onClick={() => onLook(id)}>
        {words}
      </Button>
    ),
  },
  { title: '收款人', dataIndex: 'name', width: 100 },
  {
    title: '金额',
    key: 'amount',
    width: 110,
    align: 'right',
    render: (_, { amount }) => <span className="payout-amount">{yuan(amount)}</span>,
  },
  {
    title: '状态',
    key: 'state',
    width: 230,
    render: (_, { stateLabel, trouble }) => (
      <>
        <StateTag label={stateLabel} />
        {trouble ? <p className="payout-trouble">{trouble}</p> : null}
      </>
    ),
  },
  { title: '提出', key: 'at', width: 165, render: (_, { at }) => fullTime(at) },
  { title: '办理', key: 'do', width: 210, render: (_, row) => <PayoutSteps payout={row} /> },
];
