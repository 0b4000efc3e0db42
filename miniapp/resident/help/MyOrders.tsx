import { useEffect, useRef } from 'react';
import { View } from '@tarojs/components';
import { HELP_KINDS } from '@contract/volunteer/order.flow';
import { volunteerApi } from '@contract/volunteer/volunteer.api';
import { api } from '@shared/api/request';
import { usePaged } from '@shared/hooks/paged';
import { BigButton } from '@shared/ui/BigButton';
import { ListPage } from '@shared/ui/ListPage';
import { orderBox } from '../outbox/boxes';
import { useWaiting } from '../outbox/use-outbox';
import { WaitingCard } from '../outbox/WaitingCard';
import { bringBack } from './form/use-order-form';
import { goHelp } from './go';
import { OrderCard } from './OrderCard';
import './help.scss';

const SIZE = 12;
const NOTHING = {
  title: '还没有点过单',
  words: '家里水龙头漏了、老人要人陪着看病、孩子功课没人辅导，点一单，社区派志愿者来。替邻居点也行。',
  icon: 'heart',
} as const;

/** What I have asked for, newest first, and above it what is not yet with the server. */
export function MyOrders({ personId }: { personId: number }) {
  const list = usePaged(`orders-${personId}`, (after) => api(volunteerApi.orders, { size: SIZE, after }));
  const waiting = useWaiting(orderBox, personId);
  useRefreshWhenSent(waiting.length, list.refresh);
  return (
    <ListPage
      list={list}
      nothing={waiting.length === 0 ? NOTHING : undefined}
      above={<Unsent personId={personId} />}
      footer={<BigButton label="我要点单" icon="plus" onTap={goHelp.form} />}
    >
      {(rows) => (
        <View>
          {rows.map((row) => (
            <OrderCard key={row.id} row={row} onTap={goHelp.order} />
          ))}
        </View>
      )}
    </ListPage>
  );
}

function Unsent({ personId }: { personId: number }) {
  const rows = useWaiting(orderBox, personId);
  return (
    <View>
      {rows.map(({ draft, body, since, refusal }) => (
        <WaitingCard
          key={draft.key}
          words={`${kindName(body.kind)}：${draft.words}`}
          since={since}
          refusal={refusal}
          onSend={() => void orderBox.sendWaiting()}
          onDiscard={() => orderBox.discard(draft.key)}
          onMend={() => {
            bringBack(personId, draft.key);
            goHelp.form();
          }}
        />
      ))}
    </View>
  );
}

const KIND_NAMES: Readonly<Record<string, string>> = HELP_KINDS;
const kindName = (kind: string): string => KIND_NAMES[kind] ?? '';

/** What has just left the outbox is an order now. */
function useRefreshWhenSent(length: number, refresh: () => Promise<void>): void {
  const before = useRef(length);
  useEffect(() => {
    if (length < before.current) void refresh();
    before.current = length;
  }, [length, refresh]);
}
