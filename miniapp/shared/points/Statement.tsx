import { useReachBottom } from '@tarojs/taro';
import { View } from '@tarojs/components';
import { pointsApi, type BalanceView, type EntryView } from '@contract/points/points.api';
import { api } from '../api/request';
import { useRefreshOnReturn } from '../hooks/on-return';
import { usePaged } from '../hooks/paged';
import { useRemote } from '../hooks/remote';
import { Notice } from '../ui/Notice';
import { Page } from '../ui/Page';
import { Row, Rows } from '../ui/Row';
import { day, dayTime } from '../ui/time';
import { spoken } from '../ui/spoken';
import { goPoints } from './go';
import { More } from '../ui/More';
import { RulesRow } from './RulesRow';
import './points.scss';

const SIZE = 20;

/** What I have, what ends soon, and how it came to that. */
export function Statement({ personId }: { personId: number }) {
  const balance = useRemote(`points-${personId}`, () => api(pointsApi.balance, {}));
  const list = usePaged(`entries-${personId}`, (after) => api(pointsApi.entries, { size: SIZE, after }));
  const refresh = async () => void (await Promise.all([balance.refresh(), list.refresh()]));
  useRefreshOnReturn(refresh);
  useReachBottom(() => void list.loadMore());
  return (
    <Page
      loading={balance.loading}
      error={balance.error}
      stale={balance.stale}
      onRetry={() => void refresh()}
    >
      {balance.data && <Balance balance={balance.data} />}
      <Rows>
        <Row icon="heart" title="积分商城" words="用积分换东西，凭码到社区领" onTap={goPoints.shop} />
        <Row icon="flag" title="积分榜" words="按个人、支部、社区，看本月和累计" onTap={goPoints.league} />
        <RulesRow />
      </Rows>
      <View className="heading points__head" {...spoken('heading')}>
        积分明细
      </View>
      {list.error && (
        <Notice words={list.error} action={{ label: '再试', onTap: () => void list.refresh() }} />
      )}
      {list.empty && <View className="card quiet">还没有。上报经核实、参加志愿服务都会得积分。</View>}
      <Rows>
        {list.rows.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </Rows>
      {list.rows.length > 0 && <More list={list} />}
    </Page>
  );
}

function Balance({ balance: { balance, earned, expiring } }: { balance: BalanceView }) {
  return (
    <View className="card points__balance" {...spoken('text', `现有积分 ${balance}`)}>
      <View className="quiet">现有积分</View>
      <View className="points__figure">{balance}</View>
      <View className="quiet">{`一共得过 ${earned}`}</View>
      {expiring && (
        <View className="points__expiring">
          {`30 天内有 ${expiring.points} 分到期，最早在 ${day(expiring.at)}`}
        </View>
      )}
    </View>
  );
}

function Entry({ entry: { at, amount, after, label, words } }: { entry: EntryView }) {
  const signed = amount > 0 ? `+${amount}` : String(amount);
  return (
    <Row
      title={label}
      words={`${words ? `${words} · ` : ''}${dayTime(at)}`}
      end={
        <View className="points__end" {...spoken('text', `${signed}，余 ${after}`)}>
          <View className={amount > 0 ? 'points__more' : 'points__less'}>{signed}</View>
          <View className="quiet">{`余 ${after}`}</View>
        </View>
      }
    />
  );
}
