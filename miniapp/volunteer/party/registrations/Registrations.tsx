import { useState } from 'react';
import { View } from '@tarojs/components';
import { partyApi, type RegistrationView } from '@contract/staff/party.api';
import { api } from '@shared/api/request';
import { useRemote } from '@shared/hooks/remote';
import { BigButton } from '@shared/ui/BigButton';
import { Page } from '@shared/ui/Page';
import { OfferSheet, type OfferKind } from '../ui/OfferSheet';
import { useMine } from '../ui/use-mine';
import { RegistrationCard } from './RegistrationCard';

const SIZE = 50;
const REGISTER: OfferKind<RegistrationView> = {
  ...{ label: '报到', title: '向社区报到', community: '向哪个社区报到' },
  words: { label: '能做些什么', placeholder: '例如：周末可以参加巡查', must: false },
  send: ({ communityId, orgUnitId, words }, key) =>
    api(partyApi.register, { communityId, orgUnitId, words }, { key }),
};

/** 双报到: mine and my organisation's, newest first. */
export function Registrations({ personId }: { personId: number }) {
  const [open, setOpen] = useState(false);
  const mine = useMine(personId);
  const remote = useRemote(`registrations-${personId}`, () => api(partyApi.registrations, { size: SIZE }));
  const { data, loading, error, stale, refresh } = remote;
  const put = (view: RegistrationView) =>
    remote.put({ rows: data ? [view, ...data.rows.filter(({ id }) => id !== view.id)] : [view] });
  const renew = (view: RegistrationView) =>
    remote.put({ rows: (data?.rows ?? []).map((row) => (row.id === view.id ? view : row)) });
  const may = mine.data && (mine.data.membership !== undefined || mine.data.runs.length > 0);
  return (
    <Page
      loading={loading}
      error={error}
      stale={stale}
      onRetry={() => void refresh()}
      empty={
        data?.rows.length === 0
          ? { title: '还没有报到', words: '在职党员和单位党组织向社区报到，由社区确认。', icon: 'flag' }
          : undefined
      }
      footer={
        may &&
        mine.data && (
          <>
            <BigButton label="我要报到" icon="plus" onTap={() => setOpen(true)} />
            {/* Here, for the content is not drawn while there is none. */}
            {open && (
              <OfferSheet
                kind={REGISTER}
                mine={mine.data}
                onMade={(made) => {
                  put(made);
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
        {data?.rows.map((row) => (
          <RegistrationCard key={row.id} row={row} onTaken={renew} onStale={refresh} />
        ))}
      </View>
    </Page>
  );
}
