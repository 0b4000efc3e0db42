import { useState } from 'react';
import { useReachBottom } from '@tarojs/taro';
import { View } from '@tarojs/components';
import { useHere } from '@shared/hooks/here';
import { useNow } from '@shared/hooks/now';
import { PrivacySheet } from '@shared/screens/privacy/PrivacySheet';
import { BigButton } from '@shared/ui/BigButton';
import { Chips } from '@shared/ui/Chips';
import { Empty } from '@shared/ui/Empty';
import { Notice } from '@shared/ui/Notice';
import { Page } from '@shared/ui/Page';
import { go } from '../../ui/go';
import { ScansWaiting } from '../../ui/ScansWaiting';
import { ActivityCard } from './ActivityCard';
import { useActivities, useMyCommunities } from './activities';
import { chosenOf, FILTERS, type Filter } from './filters';
import { NextActivity } from './NextActivity';

const NOTHING: Record<Filter, string> = {
  all: '社区发布以后，会按适合您的程度排在这里。',
  near: '社区发布以后，会按离您的远近排在这里。',
  week: '这个星期没有正在招募的，看看“最合适”里以后的。',
  mine: '您的社区现在没有招募，看看“最合适”里别处的。',
};

/** 志愿服务: what I go to next, and what I may claim, the best matches first. */
export function Service({ personId }: { personId: number }) {
  const [filter, setFilter] = useState<Filter>('all');
  const communities = useMyCommunities(filter === 'mine' ? 'wanted' : 'later');
  const [picked, setPicked] = useState<number>();
  const mine = picked ?? communities.rows[0]?.id ?? null;
  const list = useActivities(filter === 'mine' ? mine : undefined);
  const { here, error: lost, locate } = useHere();
  const now = useNow();
  const rows = chosenOf(list.rows, { filter, here, now });
  useReachBottom(() => list.showMore(rows.length));
  const choose = (next: Filter) => {
    setFilter(next);
    if (next === 'near') void locate();
  };
  const homeless = filter === 'mine' && !communities.loading && communities.rows.length === 0;
  return (
    <Page
      loading={list.loading || communities.loading}
      error={list.error ?? communities.error}
      stale={list.rows.length > 0}
      onRetry={() => void list.refresh()}
      above={
        <>
          <ScansWaiting personId={personId} />
          <NextActivity personId={personId} />
          <Chips label="筛选活动" chips={FILTERS} value={filter} onChange={choose} />
          {filter === 'mine' && communities.rows.length > 1 && (
            <Chips
              label="哪个社区"
              chips={communities.rows.map(({ id, name }) => ({ value: String(id), label: name }))}
              value={String(mine ?? '')}
              onChange={(id) => setPicked(Number(id))}
            />
          )}
        </>
      }
    >
      <View>{filter === 'near' && lost && <Notice words="没有取得定位，先按合适程度排列" />}</View>
      <View>
        {rows.some(({ match }) => match === undefined) && (
          <Notice
            tone="calm"
            icon="heart"
            words="登记成为志愿者，才能认领活动、记时长"
            action={{ label: '去登记', onTap: go.join }}
          />
        )}
      </View>
      <View>
        {rows.slice(0, list.drawn).map((row) => (
          <ActivityCard key={row.id} row={row} here={filter === 'near' ? here : undefined} />
        ))}
      </View>
      <View>
        {list.more(rows.length) && (
          <BigButton
            label="再看一些"
            tone="plain"
            busy={list.loadingMore}
            onTap={() => list.showMore(rows.length)}
          />
        )}
        {homeless && (
          <Empty
            icon="building"
            title="还不知道您在哪个社区"
            words="登记时选一个社区，或到社区报到以后，这里就有了。"
            action={{ label: '去填写', onTap: go.join }}
          />
        )}
        {!homeless && rows.length === 0 && !list.more(0) && (
          <Empty icon="heart" title="现在没有正在招募的活动" words={NOTHING[filter]} />
        )}
      </View>
      <PrivacySheet />
    </Page>
  );
}
