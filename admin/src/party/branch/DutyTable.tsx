import type { MeetingDuty } from '@contract/party/party-life.api';

const WORDS: Record<MeetingDuty['periods'][number]['state'], string> = {
  met: '已开',
  planned: '已安排',
  missing: '欠开',
  due: '应开',
  ahead: '—',
  before: '未登记',
};

/** 三会一课 of this year, a period a field; colour only repeats the word. */
export function DutyTable({ duties }: { duties: MeetingDuty[] }) {
  return (
    <section className="part" aria-label="三会一课">
      <h2>三会一课</h2>
      {duties.map(({ kind, kindLabel, everyLabel, periods }) => (
        <div key={kind} className="duty-row">
          <div className="duty-name">
            {kindLabel}
            <small>{everyLabel}</small>
          </div>
          <ol className="duty-periods">
            {periods.map(({ label, state }) => (
              <li key={label} className={`duty-${state}`}>
                <span>{label}</span>
                <strong>{WORDS[state]}</strong>
              </li>
            ))}
          </ol>
        </div>
      ))}
    </section>
  );
}
