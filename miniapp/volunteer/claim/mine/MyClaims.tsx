import { useState } from 'react';
import { useReachBottom } from '@tarojs/taro';
import { View } from '@tarojs/components';
import { volunteerApi, type ClaimRow } from '@contract/volunteer/volunteer.api';
import { api } from '@shared/api/request';
import { useRefreshOnReturn } from '@shared/hooks/on-return';
import { usePaged } from '@shared/hooks/paged';
import { Chips, type Chip } from '@shared/ui/Chips';
import { More } from '@shared/ui/More';
import { Page } from '@shared/ui/Page';
import { ScansWaiting } from '../../ui/ScansWaiting';
import { go } from '../../ui/go';
import { ClaimLine } from '../../ui/ClaimLine';

const SIZE = 20;
const ALL = { value: 'all', label: '全部' } as const;

/** All I ever claimed, newest first, by how they stand. */
export function MyClaims({ personId }: { personId: number }) {
  const [shown, setShown] = useState<string>(ALL.value);
  const list = usePaged(`claims-${personId}`, (after) => api(volunteerApi.claims, { size: SIZE, after }));
  useRefreshOnReturn(list.refresh);
  useReachBottom(() => void list.loadMore());
  const chips = chipsOf(list.rows);
  const chosen = chips.some(({ value }) => value === shown) ? shown : ALL.value;
  const rows = list.rows.filter(({ stateLabel }) => chosen === ALL.value || stateLabel === chosen);
  return (
    <Page
      loading={list.loading}
      error={list.error}
      stale={list.rows.length > 0}
      onRetry={() => void list.refresh()}
      empty={
        list.empty
          ? {
              title: '还没有认领过活动',
              words: '到“志愿服务”里挑一个合适的。',
              icon: 'heart',
              action: { label: '去看看', onTap: go.service },
            }
          : undefined
      }
    >
      <ScansWaiting personId={personId} />
      <Chips label="按状态筛选" chips={chips} value={chosen} onChange={setShown} />
      <View>
        {rows.map((row) => (
          <ClaimLine key={row.id} claim={row} onTap={() => go.claim(row.id)} />
        ))}
      </View>
      <More list={list} />
    </Page>
  );
}

/** The states that occur, in the server's words. */
function chipsOf(rows: readonly ClaimRow[]): Chip<string>[] {
  const labels = [...new Set(rows.map(({ stateLabel }) => stateLabel))];
  return [ALL, ...labels.map((label) => ({ value: label, label }))];
}
