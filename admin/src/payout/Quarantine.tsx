import type { QuarantineView } from '@contract/payout/payout.api';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { Paged } from '../ui/Paged';
import { StateTag } from '../ui/StateTag';
import { fullTime } from '../ui/time';
import { Nothing } from '../ui/Waiting';
import { SettleDialog } from './SettleDialog';
import { useQuarantine, type Which } from './use-payout';

const CHOICES: { value: Which; label: string }[] = [
  { value: 'open', label: '待处理' },
  { value: 'done', label: '已处理' },
];

/** What did not fit together and was not believed: it waits for a human to say what came of it. */
export function Quarantine() {
  const [which, setWhich] = useState<Which>('open');
  const [settling, setSettling] = useState<QuarantineView>();
  const list = useQuarantine(which);
  return (
    <>
      <div className="payout-filter">
        <Segmented aria-label="看哪些" options={CHOICES} value={which} onChange={setWhich} />
      </div>
      <p className="payout-about">
        回调或账单与我们记的不一致时，一律不采信、不改账，隔离在这里。请向微信支付商户平台核实，再写明处理结果。
      </p>
      <Paged
        list={list}
        nothing={
          which === 'open' ? (
            <Nothing title="没有待处理的" hint="一切都对得上" />
          ) : (
            <Nothing title="还没有处理过" />
          )
        }
      >
        {(rows) => (
          <ul className="quarantine">
            {rows.map((row) => (
              <Held key={row.id} held={row} onSettle={() => setSettling(row)} />
            ))}
          </ul>
        )}
      </Paged>
      {settling ? <SettleDialog held={settling} onClose={() => setSettling(undefined)} /> : null}
    </>
  );
}

function Held({ held, onSettle }: { held: QuarantineView; onSettle: () => void }) {
  const { kindLabel, says, at, settled } = held;
  return (
    <li className="part">
      <div>
        <StateTag label={kindLabel} />
        <small>{fullTime(at)}</small>
        <p>{says}</p>
        {settled ? (
          <p className="payout-about">
            {fullTime(settled.at)} {settled.name}：{settled.words}
          </p>
        ) : null}
      </div>
      {settled ? null : <Button onClick={onSettle}>写明处理结果</Button>}
    </li>
  );
}
