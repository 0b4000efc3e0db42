import { useState } from 'react';
import { View } from '@tarojs/components';
import { pointsApi, type LeagueRow } from '@contract/points/points.api';
import { api } from '../api/request';
import { useRemote } from '../hooks/remote';
import type { Community } from '../place/communities';
import { CommunitySheet } from '../place/CommunitySheet';
import { Choices } from '../ui/Choices';
import { More } from '../ui/More';
import { Page } from '../ui/Page';
import { Row, Rows } from '../ui/Row';
import { townMonths } from './months';
import './points.scss';

const BY = [
  { value: 'member', label: '个人' },
  { value: 'branch', label: '党支部' },
  { value: 'community', label: '社区' },
] as const;
type By = (typeof BY)[number]['value'];
const AT_ONCE = 30;

/** Who earned most, by member, branch or community, in a month or in all. */
export function League() {
  const [months] = useState(() => townMonths(Date.now()));
  const [by, setBy] = useState<By>('member');
  const [month, setMonth] = useState(months[0]?.value ?? '');
  const [community, setCommunity] = useState<Community>();
  const asked = {
    by,
    month: month || undefined,
    communityId: by === 'community' ? undefined : community?.id,
  };
  const { data, loading, error, stale, refresh } = useRemote(`league-${JSON.stringify(asked)}`, () =>
    api(pointsApi.league, asked),
  );
  const rows = data?.rows ?? [];
  return (
    <Page
      loading={loading}
      error={error}
      stale={stale}
      onRetry={() => void refresh()}
      above={
        <View className="card league__choices">
          <Choices choices={BY} value={by} onChange={setBy} />
          <Choices choices={months} value={month} onChange={setMonth} />
          {by !== 'community' && <OneCommunity chosen={community} onChange={setCommunity} />}
        </View>
      }
      empty={
        data && rows.length === 0
          ? { title: '还没有人上榜', words: '换个月份或范围看看。', icon: 'flag' }
          : undefined
      }
    >
      {/* Another table begins at its top again. */}
      <Places key={JSON.stringify(asked)} rows={rows} />
    </Page>
  );
}

/** Some at a time: a hundred at once would be more than one setData should carry. Mine is in sight wherever it stands. */
function Places({ rows }: { rows: readonly LeagueRow[] }) {
  const [shown, setShown] = useState(AT_ONCE);
  const below = rows.slice(shown).find(({ mine }) => mine);
  const list = {
    more: rows.length > shown,
    loadingMore: false,
    loadMore: async () => setShown(shown + AT_ONCE),
  };
  return (
    <>
      {below && (
        <Rows>
          <Place row={below} />
        </Rows>
      )}
      <Rows>
        {rows.slice(0, shown).map((row, at) => (
          // Masked names and equal ranks repeat; the place in the table does not.
          <Place key={at} row={row} />
        ))}
      </Rows>
      {rows.length > AT_ONCE && <More list={list} />}
    </>
  );
}

function Place({ row: { rank, name, points, mine } }: { row: LeagueRow }) {
  return (
    <Row
      label={`第 ${rank} 名，${name}${mine ? '，就是我' : ''}，${points} 分`}
      title={
        <View className="league__line">
          <View className={`league__rank${rank <= 3 ? ' league__rank--first' : ''}`}>{rank}</View>
          <View className={mine ? 'league__mine' : ''}>{mine ? `${name}（我）` : name}</View>
        </View>
      }
      end={<View className="league__points">{points}</View>}
    />
  );
}

interface OneCommunityProps {
  chosen?: Community;
  onChange: (community: Community | undefined) => void;
}

/** The whole district, or what was earned in one community. */
function OneCommunity({ chosen, onChange }: OneCommunityProps) {
  const [open, setOpen] = useState(false);
  const choices = [
    { value: 'all', label: '全区' },
    { value: 'one', label: chosen?.name ?? '选一个社区' },
  ] as const;
  return (
    <>
      <Choices
        choices={choices}
        value={chosen ? 'one' : 'all'}
        onChange={(value) => (value === 'one' ? setOpen(true) : onChange(undefined))}
      />
      {open && <CommunitySheet chosen={chosen?.id} onChoose={onChange} onClose={() => setOpen(false)} />}
    </>
  );
}
