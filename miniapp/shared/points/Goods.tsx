import { useState } from 'react';
import { View } from '@tarojs/components';
import { pointsApi, type GoodView } from '@contract/points/points.api';
import { api } from '../api/request';
import { usePaged } from '../hooks/paged';
import { useRemote } from '../hooks/remote';
import type { Community } from '../place/communities';
import { CommunitySheet } from '../place/CommunitySheet';
import { ListPage } from '../ui/ListPage';
import { Row, Rows } from '../ui/Row';
import { goPoints } from './go';
import { GoodCard } from './GoodCard';
import { RedeemSheet } from './RedeemSheet';
import './shop.scss';

const SIZE = 12;
const NOTHING = {
  title: '还没有可以换的东西',
  words: '社区上架以后，会出现在这里。',
  icon: 'heart',
} as const;

/** What the communities offer for points. */
export function Goods({ personId }: { personId: number }) {
  const [community, setCommunity] = useState<Community>();
  const [chosen, setChosen] = useState<GoodView>();
  const communityId = community?.id;
  const balance = useRemote(`points-${personId}`, () => api(pointsApi.balance, {}));
  const list = usePaged(`goods-${communityId ?? 'all'}`, (after) =>
    api(pointsApi.goods, { size: SIZE, after, communityId }),
  );
  const refresh = async () => void (await Promise.all([balance.refresh(), list.refresh()]));
  return (
    <ListPage
      list={{ ...list, refresh }}
      nothing={NOTHING}
      above={<Counter balance={balance.data?.balance} community={community} onChange={setCommunity} />}
    >
      {(rows) => (
        <>
          <View>
            {rows.map((good) => (
              <GoodCard key={good.id} good={good} onRedeem={setChosen} />
            ))}
          </View>
          {/* A place of its own: the list is not sent to the view again when it opens and closes. */}
          <View>
            {chosen && (
              <RedeemSheet
                good={chosen}
                balance={balance.data?.balance}
                onChanged={() => void refresh()}
                onClose={() => setChosen(undefined)}
              />
            )}
          </View>
        </>
      )}
    </ListPage>
  );
}

interface CounterProps {
  balance?: number;
  community?: Community;
  onChange: (community: Community | undefined) => void;
}

/** What I have to spend, whose shelf it is, and what I have taken already. */
function Counter({ balance, community, onChange }: CounterProps) {
  const [open, setOpen] = useState(false);
  return (
    <View>
      <Rows>
        <Row
          icon="heart"
          title={balance === undefined ? '我的积分' : `我有 ${balance} 分`}
          words="看明细"
          onTap={goPoints.points}
        />
        <Row icon="list" title="我的兑换" words="领取码、领取期限、取消" onTap={goPoints.redemptions} />
        <Row
          icon="building"
          title={community?.name ?? '全区的物品'}
          words={community ? '点开看全区的' : '只看一个社区的'}
          onTap={() => (community ? onChange(undefined) : setOpen(true))}
        />
      </Rows>
      {open && <CommunitySheet onChoose={onChange} onClose={() => setOpen(false)} />}
    </View>
  );
}
