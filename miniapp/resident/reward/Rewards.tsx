import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { payoutApi, type PayoutView } from '@contract/payout/payout.api';
import { api } from '@shared/api/request';
import { usePaged } from '@shared/hooks/paged';
import { ListPage } from '@shared/ui/ListPage';
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
  return (
    <ListPage list={list} nothing={NOTHING}>
      {(rows) => (
        <View>
          {rows.map((row) => (
            <RewardCard key={row.id} row={row} />
          ))}
        </View>
      )}
    </ListPage>
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
      {/* Where the state is all there is to say it stands beside the amount already. */}
      {plain !== stateLabel && <View className="reward__plain">{plain}</View>}
      <View className="quiet">{dayTime(at)}</View>
    </View>
  );
}
