import type { HoldView } from '@contract/case/case.api';
import { Bar } from '../../ui/Bar';
import { shortTime, workingInWords } from '../../ui/time';

/** Who had it for how many working minutes, and why it left them. */
export function Holds({ holds }: { holds: HoldView[] }) {
  if (holds.length === 0) return <p className="none">还没有单位经手</p>;
  const most = Math.max(...holds.map(({ workingMinutes }) => workingMinutes));
  return (
    <ol className="holds">
      {holds.map((hold) => (
        <li key={`${hold.unit.id}-${hold.from}`} className={hold.wentBack ? 'hold-back' : undefined}>
          <div className="hold-head">
            <strong title={hold.unit.name}>{hold.unit.shortName}</strong>
            <span>{workingInWords(hold.workingMinutes)}</span>
          </div>
          <Bar value={hold.workingMinutes} of={most} tone={hold.wentBack ? 'red' : 'ink'} />
          <small>
            {shortTime(hold.from)} 至 {hold.to ? shortTime(hold.to) : '现在'}
            {hold.left ? ` · ${hold.wentBack ? '退出原因：' : ''}${hold.left}` : ''}
          </small>
        </li>
      ))}
    </ol>
  );
}
