import type { FoundPerson } from '@contract/identity/rights.api';
import { Button, Tag } from 'antd';
import { fullTime } from '../ui/time';

type Ask = FoundPerson['asks'][number];

/** Somebody found: masked, what is under way for them, and what the server lets the desk ask for in their name. */
export function FoundCard({ person, onAsk }: { person: FoundPerson; onAsk: (ask: Ask) => void }) {
  const { name, phone, since, withdrawn, open, asks } = person;
  return (
    <li className="found-person">
      <div className="found-person-head">
        <strong>
          {name} {phone}
        </strong>
        {withdrawn ? <Tag color="orange">已撤回同意</Tag> : null}
        <small>{fullTime(since)} 起使用</small>
      </div>
      {open.map(({ id, kindLabel, stateLabel, dueAt }) => (
        <p key={id}>
          {kindLabel}：{stateLabel}，最迟 {fullTime(dueAt)} 办完
        </p>
      ))}
      <div className="found-person-asks">
        {asks.map((ask) => (
          <Button key={ask.kind} danger={ask.kind === 'erase'} onClick={() => onAsk(ask)}>
            {ask.label}
          </Button>
        ))}
      </div>
    </li>
  );
}
