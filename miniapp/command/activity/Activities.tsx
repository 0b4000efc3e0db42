import { useState } from 'react';
import { View } from '@tarojs/components';
import { ACTIVITY_STATES, type ActivityState } from '@contract/volunteer/activity.flow';
import { volunteerApi, type ActivityRow } from '@contract/volunteer/volunteer.api';
import { api } from '@shared/api/request';
import { usePaged } from '@shared/hooks/paged';
import { Chips, type Chip } from '@shared/ui/Chips';
import { ListPage } from '@shared/ui/ListPage';
import { Row, Rows } from '@shared/ui/Row';
import { StateTag } from '@shared/ui/StateTag';
import { stretch } from '@shared/ui/time';
import { places } from '@shared/volunteer/ActivityStanding';
import { go } from './go';

type Shown = ActivityState | 'all';
const isState = (key: string): key is ActivityState => key in ACTIVITY_STATES;
const CHIPS: readonly Chip<Shown>[] = [
  { value: 'all', label: '全部' },
  ...Object.keys(ACTIVITY_STATES)
    .filter(isState)
    .map((state) => ({ value: state, label: ACTIVITY_STATES[state].label })),
];
const SIZE = 20;
const NOTHING = {
  title: '没有志愿活动',
  words: '活动在业务后台里策划、发布；发布以后，在这里出示签到码、核对名单。',
  icon: 'heart',
} as const;

const nothingSo = (state: ActivityState) =>
  ({ title: `没有${ACTIVITY_STATES[state].label}的活动`, words: '换一个状态看看。', icon: 'heart' }) as const;

/** The activities of the communities whose desk I run, newest first. */
export function Activities() {
  const [shown, setShown] = useState<Shown>('all');
  const state = shown === 'all' ? undefined : shown;
  const list = usePaged(`desk-${shown}`, (after) =>
    api(volunteerApi.activities, { scope: 'desk', size: SIZE, after, state }),
  );
  return (
    <ListPage
      list={list}
      nothing={state === undefined ? NOTHING : nothingSo(state)}
      above={<Chips label="按状态筛选" chips={CHIPS} value={shown} onChange={setShown} />}
    >
      {(rows) => (
        <Rows>
          {rows.map((row) => (
            <ActivityLine key={row.id} row={row} />
          ))}
        </Rows>
      )}
    </ListPage>
  );
}

function ActivityLine({ row }: { row: ActivityRow }) {
  return (
    <Row
      title={row.title}
      words={
        <>
          <View>{stretch(row.startsAt, row.endsAt)}</View>
          <View>{places(row)}</View>
        </>
      }
      below={<StateTag label={row.stateLabel} mood={ACTIVITY_STATES[row.state].open ? 'going' : 'still'} />}
      onTap={() => go.roster(row.id)}
    />
  );
}
