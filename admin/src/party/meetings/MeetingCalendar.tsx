import type { MeetingState } from '@contract/party/meeting.flow';
import type { MeetingRow } from '@contract/party/party-life.api';
import { Alert, Button, Calendar } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { messageOf } from '../../app/http';
import { asPicked } from '../../ui/picked-time';
import { LoadFailed } from '../../ui/Waiting';
import { useBranch, useMeetings } from '../party-data';
import { CallDialog } from './CallDialog';
import { MeetingDrawer } from './MeetingDrawer';

const DAY = 'YYYY-MM-DD';
const LOOKS: Record<MeetingState, string> = {
  planned: 'meeting-planned',
  held: 'meeting-held',
  recorded: 'meeting-recorded',
  cancelled: 'meeting-cancelled',
};

/** A month of an organisation's meetings and of all below it. */
export function MeetingCalendar({ orgId }: { orgId: number }) {
  const [shown, setShown] = useState(() => asPicked(Date.now()));
  const [opened, setOpened] = useState<number>();
  const [calling, setCalling] = useState(false);
  const branch = useBranch(orgId);
  const month = useMeetings(orgId, shown.format('YYYY-MM'));
  const rows = month.data?.rows ?? [];
  const mayCall = branch.data?.mayCall ?? [];
  if (month.isError && !month.data)
    return <LoadFailed failed={messageOf(month.error)} onRetry={() => void month.refetch()} />;
  return (
    <div className="part meeting-calendar">
      {mayCall.length > 0 ? (
        <Button type="primary" className="meeting-call" onClick={() => setCalling(true)}>
          召集会议
        </Button>
      ) : null}
      {month.isError ? <Alert type="warning" showIcon message={messageOf(month.error)} /> : null}
      <Calendar
        value={shown}
        mode="month"
        onPanelChange={(day) => setShown(day)}
        onSelect={(day, { source }) => source !== 'date' && setShown(day)}
        cellRender={(day: Dayjs, { type }) =>
          type === 'date' ? <Cell rows={ofDay(rows, day)} onOpen={setOpened} /> : null
        }
      />
      {opened === undefined ? null : <MeetingDrawer id={opened} onClose={() => setOpened(undefined)} />}
      {calling && branch.data ? (
        <CallDialog
          branch={branch.data}
          onCalled={({ id, startsAt }) => {
            setCalling(false);
            setShown(asPicked(startsAt));
            setOpened(id);
          }}
          onClose={() => setCalling(false)}
        />
      ) : null}
    </div>
  );
}

const ofDay = (rows: readonly MeetingRow[], day: Dayjs): MeetingRow[] =>
  rows.filter(({ startsAt }) => asPicked(startsAt).format(DAY) === day.format(DAY));

function Cell({ rows, onOpen }: { rows: MeetingRow[]; onOpen: (id: number) => void }) {
  return (
    <ul className="meeting-cell">
      {rows.map(({ id, title, state, stateLabel, startsAt, org }) => (
        <li key={id}>
          <button
            type="button"
            className={LOOKS[state]}
            title={`${title}（${stateLabel}）${org.name}`}
            onClick={() => onOpen(id)}
          >
            {`${dayjs(asPicked(startsAt)).format('HH:mm')} ${title}`}
          </button>
        </li>
      ))}
    </ul>
  );
}
