import { useReachBottom } from '@tarojs/taro';
import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { payoutApi, type PayoutView } from '@contract/payout/payout.api';
import { api } from '@shared/api/request';
import { useRefreshOnReturn } from '@shared/hooks/on-return';
import { usePaged } from '@shared/hooks/paged';
import { More } from '@shared/ui/More';
import { Page } from '@shared/ui/Page';
import { spoken } from '@shared/ui/spoken';
import { StateTag } from '@shared/ui/StateTag';
import { dayTime } from '@shared/ui/time';
import { yuan } from './yuan';
import './reward.scss';

const SIZE = 15;
const NOTHING = {
  title: '还没有奖励',
  words: '上报的问题经核实，符合奖励规定的，会在这里发给您。',
  icon: 'heart',
} as const;
const open = (id: number) => void Taro.navigateTo({ url: `/reward/one/index?id=${id}` });

/** My rewards in money, newest first. */
export function Rewards({ personId }: { personId: number }) {
  const list = usePaged(`rewards-${personId}`, (after) => api(payoutApi.payouts, { size: SIZE, after }));
  useRefreshOnReturn(list.refresh);
  useReachBottom(() => void list.loadMore());
  return (
    <Page
      loading={list.loading}
      error={list.error}
      stale={list.rows.length > 0}
      empty={list.empty ? NOTHING : undefined}
      onRetry={() => void list.refresh()}
    >
      <View>
        {list.rows.map((row) => (
          <RewardCard key={row.id} row={row} />
        ))}
      </View>
      <More list={list} />
    </Page>
  );
}

function RewardCard({ row: { id, amount, words, at, plain, stateLabel, confirmable } }: { row: PayoutView }) {
  return (
    <View
      className="card reward"
      hoverClass="reward--pressed"
      onClick={() => open(id)}
      {...spoken('button', `${words}，${yuan(amount)}，${plain}`)}
    >
      <View className="reward__head">
        <View className="reward__amount">{yuan(amount)}</View>
        <StateTag label={stateLabel} mood={confirmable ? 'slow' : 'still'} />
      </View>
      <View>{words}</View>
      <View className="reward__plain">{plain}</View>
      <View className="quiet">{dayTime(at)}</View>
    </View>
  );
}
