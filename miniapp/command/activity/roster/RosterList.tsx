import { View } from '@tarojs/components';
import type { ClaimRow } from '@contract/volunteer/volunteer.api';
import type { Paged } from '@shared/hooks/paged';
import { BigButton } from '@shared/ui/BigButton';
import { Notice } from '@shared/ui/Notice';
import { Row, Rows } from '@shared/ui/Row';
import { spoken } from '@shared/ui/spoken';
import { StateTag } from '@shared/ui/StateTag';
import { clockTime } from '@shared/ui/time';
import { go } from '../go';
import './roster.scss';

/** Who claimed it, and what is to be done about them. */
export function RosterList({ list }: { list: Paged<ClaimRow> }) {
  const { rows, loading, loadingMore, more, error, empty, refresh, loadMore } = list;
  return (
    <View className="roster">
      <View className="heading roster__head" {...spoken('heading')}>
        名单
      </View>
      <View>
        {error && <Notice words={error} action={{ label: '再试', onTap: () => void refresh() }} />}
        {loading && <View className="card quiet">正在打开…</View>}
        {empty && <View className="card quiet">还没有人认领</View>}
      </View>
      <Rows>
        {rows.map((claim) => (
          <RosterRow key={claim.id} claim={claim} />
        ))}
      </Rows>
      <View>
        {more && <BigButton label="再看更多" tone="plain" busy={loadingMore} onTap={() => void loadMore()} />}
      </View>
    </View>
  );
}

function RosterRow({ claim }: { claim: ClaimRow }) {
  const { id, name, stateLabel, hours, missLabel, proofWaiting, countedTo, complaints, actions } = claim;
  const told = [
    hours > 0 ? `${hours} 小时` : '',
    missLabel ?? '',
    countedTo === undefined ? '' : `没有签退，算到 ${clockTime(countedTo)}`,
    complaints > 0 ? `${complaints} 次投诉` : '',
    actions.length > 0 ? `可以：${actions.map(({ label }) => label).join('、')}` : '',
  ].filter(Boolean);
  return (
    <Row
      icon="person"
      title={name}
      words={told.join(' · ')}
      end={
        <StateTag label={proofWaiting ? '离线待核实' : stateLabel} mood={proofWaiting ? 'slow' : 'still'} />
      }
      onTap={() => go.claim(id)}
    />
  );
}
