import { useState } from 'react';
import { useReachBottom } from '@tarojs/taro';
import { View } from '@tarojs/components';
import { ACTIVITY_STATES, type ActivityState } from '@contract/volunteer/activity.flow';
import { volunteerApi, type ActivityRow } from '@contract/volunteer/volunteer.api';
import { api } from '@shared/api/request';
import { useRefreshOnReturn } from '@shared/hooks/on-return';
import { usePaged } from '@shared/hooks/paged';
import { Chips, type Chip } from '@shared/ui/Chips';
import { More } from '@shared/ui/More';
import { Page } from '@shared/ui/Page';
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

/** The activities of the communities whose desk I run, newest first. */
export function Activities() {
  const [shown, setShown] = useState<Shown>('all');
  const state = shown === 'all' ? undefined : shown;
  const list = usePaged(`desk-${shown}`, (after) =>
    api(volunteerApi.activities, { scope: 'desk', size: SIZE, after, state }),
  );
  useRefreshOnReturn(list.refresh);
  useReachBottom(() => void list.loadMore());
  return (
    <Page
      loading={list.loading}
      error={list.error}
      stale={list.rows.length > 0}
      onRetry={() => void list.refresh()}
      above={<Chips label="按状态筛选" chips={CHIPS} value={shown} onChange={setShown} />}
      empty={list.empty ? NOTHING : undefined}
    >
      <Rows>
        {list.rows.map((row) => (
          <ActivityLine key={row.id} row={row} />
        ))}
      </Rows>
      <More list={list} />
    </Page>
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
      end={<StateTag label={row.stateLabel} mood={ACTIVITY_STATES[row.state].open ? 'going' : 'still'} />}
      onTap={() => go.roster(row.id)}
    />
  );
}
