import { useState } from 'react';
import { View } from '@tarojs/components';
import { volunteerApi, type ClaimRow } from '@contract/volunteer/volunteer.api';
import { api } from '@shared/api/request';
import { usePaged } from '@shared/hooks/paged';
import { Chips, type Chip } from '@shared/ui/Chips';
import { ListPage } from '@shared/ui/ListPage';
import { ScansWaiting } from '../../ui/ScansWaiting';
import { go } from '../../ui/go';
import { ClaimLine } from '../../ui/ClaimLine';

const SIZE = 20;
const ALL = { value: 'all', label: '全部' } as const;
const NOTHING = {
  title: '还没有认领过活动',
  words: '到“志愿服务”里挑一个合适的。',
  icon: 'heart',
  action: { label: '去看看', onTap: go.service },
} as const;

/** All I ever claimed, newest first, by how they stand. */
export function MyClaims({ personId }: { personId: number }) {
  const [shown, setShown] = useState<string>(ALL.value);
  const list = usePaged(`claims-${personId}`, (after) => api(volunteerApi.claims, { size: SIZE, after }));
  const chips = chipsOf(list.rows);
  const chosen = chips.some(({ value }) => value === shown) ? shown : ALL.value;
  return (
    <ListPage list={list} nothing={NOTHING}>
      {(rows) => (
        <>
          <ScansWaiting personId={personId} />
          <Chips label="按状态筛选" chips={chips} value={chosen} onChange={setShown} />
          <View>
            {rows
              .filter(({ stateLabel }) => chosen === ALL.value || stateLabel === chosen)
              .map((row) => (
                <ClaimLine key={row.id} claim={row} onTap={() => go.claim(row.id)} />
              ))}
          </View>
        </>
      )}
    </ListPage>
  );
}

/** The states that occur, in the server's words. */
function chipsOf(rows: readonly ClaimRow[]): Chip<string>[] {
  const labels = [...new Set(rows.map(({ stateLabel }) => stateLabel))];
  return [ALL, ...labels.map((label) => ({ value: label, label }))];
}
