import type { ActivityState } from '@contract/volunteer/activity.flow';
import type { ActivityRow } from '@contract/volunteer/volunteer.api';
import { Alert, Calendar, Grid } from 'antd';
import type { Dayjs } from 'dayjs';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { messageOf } from '../../app/http';
import { asPicked } from '../../ui/picked-time';
import { fullTime } from '../../ui/time';
import { Nothing } from '../../ui/Waiting';
import { useActivities } from '../volunteer-data';
import { byDay, pageOfMonth } from './month';

const AT_MOST = 100;
const IN_A_CELL = 3;

/** A month of activities; on a narrow screen the days that have any, under a small calendar. */
export function ActivityCalendar({ state }: { state?: ActivityState }) {
  const roomy = Grid.useBreakpoint().md ?? false;
  const [shown, show] = useState(() => asPicked(Date.now()));
  const list = useActivities(
    { ...pageOfMonth(shown.year(), shown.month()), ...(state ? { state } : {}) },
    AT_MOST,
  );
  const days = useMemo(() => byDay(list.rows), [list.rows]);
  const onDay = (day: Dayjs): ActivityRow[] => days.get(day.format('YYYY-MM-DD')) ?? [];
  return (
    <section className="part volunteer-calendar" aria-label="活动月历">
      {list.error ? <Alert type="error" showIcon message={messageOf(list.error)} /> : null}
      <Calendar
        fullscreen={roomy}
        mode="month"
        value={shown}
        onChange={show}
        onPanelChange={show}
        headerRender={({ value, onChange }) => <MonthHead month={value} onMonth={onChange} />}
        cellRender={(day, { type }) =>
          type === 'date' ? roomy ? <DayCell rows={onDay(day)} /> : <Dot some={onDay(day).length} /> : null
        }
      />
      {roomy ? null : <DayList rows={onDay(shown)} day={shown} />}
    </section>
  );
}

function MonthHead({ month, onMonth }: { month: Dayjs; onMonth: (month: Dayjs) => void }) {
  return (
    <div className="volunteer-month">
      <button type="button" onClick={() => onMonth(month.subtract(1, 'month').startOf('month'))}>
        上个月
      </button>
      <strong>{month.format('YYYY 年 M 月')}</strong>
      <button type="button" onClick={() => onMonth(month.add(1, 'month').startOf('month'))}>
        下个月
      </button>
    </div>
  );
}

function DayCell({ rows }: { rows: ActivityRow[] }) {
  return (
    <ul className="volunteer-day">
      {rows.slice(0, IN_A_CELL).map((row) => (
        <li key={row.id}>
          <OneActivity row={row} />
        </li>
      ))}
      {rows.length > IN_A_CELL ? <li>还有 {rows.length - IN_A_CELL} 次</li> : null}
    </ul>
  );
}

const Dot = ({ some }: { some: number }) =>
  some > 0 ? <span className="volunteer-dot" aria-label={`${some} 次活动`} /> : null;

function DayList({ rows, day }: { rows: ActivityRow[]; day: Dayjs }) {
  if (rows.length === 0) return <Nothing title={`${day.format('M 月 D 日')}没有活动`} />;
  return (
    <ul className="volunteer-day volunteer-day-list">
      {rows.map((row) => (
        <li key={row.id}>
          <OneActivity row={row} />
        </li>
      ))}
    </ul>
  );
}

const OneActivity = ({ row: { id, title, startsAt, stateLabel, taken, capacity } }: { row: ActivityRow }) => (
  <Link to={`/volunteer/activities/${id}`} title={`${title}，${stateLabel}，认领 ${taken} / ${capacity} 人`}>
    <time>{fullTime(startsAt).slice(11)}</time> {title}
  </Link>
);
