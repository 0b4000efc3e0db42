import { View } from '@tarojs/components';
import { pointsApi, type RedemptionView } from '@contract/points/points.api';
import { api } from '../api/request';
import { usePaged } from '../hooks/paged';
import { ListPage } from '../ui/ListPage';
import { Row, Rows } from '../ui/Row';
import { StateTag } from '../ui/StateTag';
import { dayTime } from '../ui/time';
import { goPoints } from './go';
import './shop.scss';

const SIZE = 15;
const NOTHING = {
  title: '还没有兑换过',
  words: '上报、志愿服务得的积分，可以在商城里换东西。',
  icon: 'heart',
  action: { label: '去积分商城', onTap: goPoints.shop },
} as const;

/** What I have redeemed, newest first. */
export function Redemptions({ personId }: { personId: number }) {
  const list = usePaged(`redemptions-${personId}`, (after) =>
    api(pointsApi.redemptions, { size: SIZE, after }),
  );
  return (
    <ListPage list={list} nothing={NOTHING}>
      {(rows) => (
        <Rows>
          {rows.map((row) => (
            <One key={row.id} row={row} />
          ))}
        </Rows>
      )}
    </ListPage>
  );
}

function One({ row: { id, title, points, at, community, stateLabel, code } }: { row: RedemptionView }) {
  return (
    <Row
      icon="heart"
      title={title}
      words={
        <View>
          <View>{`${points} 分 · ${community.name}`}</View>
          <View>{dayTime(at)}</View>
        </View>
      }
      below={<StateTag label={stateLabel} mood={code === undefined ? 'still' : 'going'} />}
      label={`${title}，${stateLabel}`}
      onTap={() => goPoints.redemption(id)}
    />
  );
}
