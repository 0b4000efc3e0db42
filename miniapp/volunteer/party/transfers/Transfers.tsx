import { useState } from 'react';
import { View } from '@tarojs/components';
import { partyLifeApi, type MembershipTransferView } from '@contract/party/party-life.api';
import { api } from '@shared/api/request';
import { useRemote } from '@shared/hooks/remote';
import { BigButton } from '@shared/ui/BigButton';
import { Page } from '@shared/ui/Page';
import { useMine } from '../ui/use-mine';
import { AskSheet } from './AskSheet';
import { TransferCard } from './TransferCard';

const SIZE = 20;

/** 组织关系转接: mine, and those of organisations I speak for. */
export function Transfers({ personId }: { personId: number }) {
  const [open, setOpen] = useState(false);
  const mine = useMine(personId);
  const remote = useRemote(`transfers-${personId}`, () => api(partyLifeApi.transfers, { size: SIZE }));
  const { data, loading, error, stale, refresh } = remote;
  const rows = data?.rows ?? [];
  const renew = (view: MembershipTransferView) =>
    remote.put({ rows: rows.map((row) => (row.id === view.id ? view : row)) });
  return (
    <Page
      loading={loading}
      error={error}
      stale={stale}
      onRetry={() => void refresh()}
      empty={
        data && rows.length === 0
          ? { title: '没有转接', words: '转到另一个党组织，要原组织同意、新组织接收。', icon: 'again' }
          : undefined
      }
      footer={
        mine.data?.membership && (
          <>
            <BigButton label="申请转接" icon="plus" onTap={() => setOpen(true)} />
            {/* Here, for the content is not drawn while there is none. */}
            {open && (
              <AskSheet
                onMade={(made) => {
                  remote.put({ rows: [made, ...rows] });
                  setOpen(false);
                }}
                onClose={() => setOpen(false)}
              />
            )}
          </>
        )
      }
    >
      <View>
        {rows.map((row) => (
          <TransferCard key={row.id} row={row} onTaken={renew} onStale={refresh} />
        ))}
      </View>
    </Page>
  );
}
