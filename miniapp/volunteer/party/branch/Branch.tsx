import { View } from '@tarojs/components';
import { partyLifeApi, type BranchView } from '@contract/party/party-life.api';
import { api } from '@shared/api/request';
import { useRemote } from '@shared/hooks/remote';
import { Page } from '@shared/ui/Page';
import { Row, Rows } from '@shared/ui/Row';
import { spoken } from '@shared/ui/spoken';
import { goParty } from '../ui/go-party';
import { Duties } from './Duties';
import { Figures } from './Figures';
import { Members } from './Members';
import '../ui/party.scss';

/** A Party organisation's page: where it stands, who leads it, what it owes and has done this year. */
export function Branch({ id }: { id: number }) {
  const { data, loading, error, stale, refresh } = useRemote(`branch-${id}`, () =>
    api(partyLifeApi.branch, { id }),
  );
  return (
    <Page title={data?.name} loading={loading} error={error} stale={stale} onRetry={() => void refresh()}>
      {data && <Whole branch={data} />}
    </Page>
  );
}

function Whole({ branch }: { branch: BranchView }) {
  const { above, below, committee, duties, figures, seesMembers } = branch;
  return (
    <>
      <Figures figures={figures} />
      {duties.length > 0 && <Duties duties={duties} />}
      <View className="heading party__heading" {...spoken('heading')}>
        班子
      </View>
      <Rows>
        {committee.length === 0 && <Row title="还没有登记班子" words="由本组织或上级组织的负责人登记" />}
        {committee.map(({ personId, name, dutyLabel }) => (
          <Row key={personId} icon="person" title={name} end={<View className="quiet">{dutyLabel}</View>} />
        ))}
      </Rows>
      {seesMembers && <Members id={branch.id} />}
      <View className="heading party__heading" {...spoken('heading')}>
        上下级
      </View>
      <Rows>
        {above.map((org) => (
          <Row
            key={org.id}
            icon="people"
            title={org.name}
            words={org.rankLabel}
            onTap={() => goParty.branch(org.id)}
          />
        ))}
        <Row icon="flag" title={branch.name} words={`${branch.rankLabel} · 本组织`} />
        {below.map((org) => (
          <Row
            key={org.id}
            icon="people"
            title={org.name}
            words={lower(org)}
            onTap={seesMembers ? () => goParty.branch(org.id) : undefined}
          />
        ))}
      </Rows>
    </>
  );
}

function lower({ rankLabel, members, missing }: BranchView['below'][number]): string {
  const owes = missing > 0 ? `欠开 ${missing} 次` : '';
  return ['下级', rankLabel, `${members} 名党员`, owes].filter(Boolean).join(' · ');
}
