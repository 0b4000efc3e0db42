import { payoutApi, type ReconciliationView } from '@contract/payout/payout.api';
import { BILL_AFTER } from '@contract/payout/payout.bills';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, DatePicker, Table, type TableColumnsType } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { messageOf } from '../app/http';
import { useCreate } from '../app/use-create';
import { Paged } from '../ui/Paged';
import { fullTime } from '../ui/time';
import { asPicked } from '../ui/picked-time';
import { Nothing } from '../ui/Waiting';
import { RECONCILIATIONS, useReconciliations } from './use-payout';
import { yuan } from './yuan';

/** Day by day: what we think was paid against what WeChat Pay says left the account. */
export function Reconciliations() {
  const list = useReconciliations();
  return (
    <>
      <RunDay />
      <Paged
        list={list}
        nothing={
          <Nothing
            title="还没有对过账"
            hint="从第一笔兑付起，每天上午十点后自动对前一天的账，漏了的会补上；也可以现在对一天"
          />
        }
      >
        {(rows) => (
          <Table<ReconciliationView>
            rowKey="id"
            columns={COLUMNS}
            dataSource={rows}
            pagination={false}
            scroll={{ x: 900 }}
          />
        )}
      </Paged>
    </>
  );
}

/** Compares one day now; a day that was compared before is compared anew. */
function RunDay() {
  const client = useQueryClient();
  const { message } = App.useApp();
  const [latest] = useState(() => asPicked(Date.now() - BILL_AFTER));
  const [day, setDay] = useState<Dayjs | null>(latest);
  const run = useCreate(payoutApi.reconcile, ({ day: done, stateLabel }) => {
    void client.invalidateQueries({ queryKey: RECONCILIATIONS });
    void message.info(`${done}：${stateLabel}`);
  });
  return (
    <div className="payout-filter">
      <DatePicker
        aria-label="哪一天"
        value={day}
        onChange={setDay}
        disabledDate={(each) => each.isAfter(latest, 'day')}
      />
      <Button
        type="primary"
        disabled={!day}
        loading={run.isPending}
        onClick={() => day && run.mutate({ day: day.format('YYYY-MM-DD') })}
      >
        对这一天的账
      </Button>
      {run.error ? (
        <span role="alert" className="payout-trouble">
          {messageOf(run.error)}
        </span>
      ) : null}
    </div>
  );
}

/** What is to be looked into, and, fainter, what only looks like it. */
function Found({ differences, explained }: ReconciliationView) {
  return (
    <>
      {differences.length === 0 ? <span className="none">没有</span> : <Lines says={differences} />}
      {explained.length === 0 ? null : (
        <details className="payout-explained">
          <summary>{explained.length} 笔划出或退回，不是差异</summary>
          <Lines says={explained} />
        </details>
      )}
    </>
  );
}
const Lines = ({ says }: { says: string[] }) => (
  <ul>
    {says.map((line) => (
      <li key={line}>{line}</li>
    ))}
  </ul>
);

const side = ({ bills, amount }: ReconciliationView['ours']) => `${bills} 笔 ${yuan(amount)}`;
const LOOKS = { even: 'in-use', uneven: 'payout-uneven', failed: 'none' } as const;

const COLUMNS: TableColumnsType<ReconciliationView> = [
  { title: '日期', dataIndex: 'day', width: 120 },
  {
    title: '结果',
    key: 'state',
    width: 130,
    render: (_, { state, stateLabel }) => <span className={LOOKS[state]}>{stateLabel}</span>,
  },
  { title: '我们记的', key: 'ours', width: 160, render: (_, { ours }) => side(ours) },
  { title: '微信支付账单', key: 'theirs', width: 160, render: (_, { theirs }) => side(theirs) },
  {
    title: '差异',
    key: 'differences',
    render: (_, row) => <Found {...row} />,
  },
  { title: '对账时间', key: 'at', width: 165, render: (_, { at }) => fullTime(at) },
];
