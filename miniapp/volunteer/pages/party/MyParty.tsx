import { View } from '@tarojs/components';
import { partyLifeApi, type PartyMineView } from '@contract/party/party-life.api';
import { api } from '@shared/api/request';
import { useRefreshOnReturn } from '@shared/hooks/on-return';
import { useRemote } from '@shared/hooks/remote';
import { Page } from '@shared/ui/Page';
import { Row, Rows } from '@shared/ui/Row';
import { spoken } from '@shared/ui/spoken';
import { Standing } from '@shared/ui/Standing';
import { yearDay } from '@shared/ui/time';
import '../../party/ui/party.scss';
import { goParty } from '../../party/ui/go-party';
import { MeetingLine } from '../../party/ui/MeetingLine';
import { monthAfter, monthOf } from '../../party/ui/month';
import { useMine } from '../../party/ui/use-mine';

/** 组织管理: where I belong, what I am called to, and the ways on. */
export function MyParty({ personId }: { personId: number }) {
  const { data, loading, error, stale, refresh } = useMine(personId);
  useRefreshOnReturn(refresh);
  const known = data?.membership ?? data?.runs[0] ?? data?.communities[0];
  return (
    <Page
      loading={loading}
      error={error}
      stale={stale}
      onRetry={() => void refresh()}
      empty={
        data && !known
          ? {
              title: '没有查到您的党组织',
              words: '党员由所在党组织登记。登记以后，这里能看到支部、会议和双报到。',
              icon: 'people',
            }
          : undefined
      }
    >
      {data && known && <Whole mine={data} personId={personId} />}
    </Page>
  );
}

function Whole({ mine: { membership, runs }, personId }: { mine: PartyMineView; personId: number }) {
  const org = membership?.org ?? runs[0];
  const others = runs.filter(({ id }) => id !== org?.id);
  return (
    <>
      {membership && (
        <Standing
          plain={membership.org.name}
          lines={[
            { icon: 'flag', words: [membership.kindLabel, membership.dutyLabel].filter(Boolean).join(' · ') },
            { icon: 'clock', words: `${yearDay(membership.since)}入党` },
          ]}
        />
      )}
      <Coming personId={personId} />
      <Rows>
        {org && (
          <Row
            icon="building"
            title="支部主页"
            words="今年的会议、到会率、服务和积分"
            onTap={() => goParty.branch(org.id)}
          />
        )}
        {org && (
          <Row
            icon="clock"
            title="三会一课"
            words="会议日历、答复参加或请假"
            onTap={() => goParty.meetings(org.id)}
          />
        )}
        <Row icon="flag" title="双报到" words="向社区报到，看确认情况" onTap={goParty.registrations} />
        <Row icon="heart" title="双联系" words="结对的社区和住户，记走访" onTap={goParty.contacts} />
        <Row icon="again" title="组织关系转接" words="转到另一个党组织" onTap={goParty.transfers} />
      </Rows>
      {others.length > 0 && (
        <>
          <View className="heading party__heading" {...spoken('heading')}>
            我负责的党组织
          </View>
          <Rows>
            {others.map(({ id, name }) => (
              <Row key={id} icon="people" title={name} onTap={() => goParty.branch(id)} />
            ))}
          </Rows>
        </>
      )}
    </>
  );
}

/** What I am called to, this month and the next. A place of its own: it comes later than what stands around it. */
function Coming({ personId }: { personId: number }) {
  const { data, refresh } = useRemote(`party-coming-${personId}`, async () => {
    const month = monthOf(Date.now());
    const [now, next] = await Promise.all(
      [month, monthAfter(month, 1)].map((each) => api(partyLifeApi.meetings, { month: each })),
    );
    return [...(now?.rows ?? []), ...(next?.rows ?? [])];
  });
  useRefreshOnReturn(refresh);
  const coming = data?.filter(({ state }) => state === 'planned') ?? [];
  return (
    <View>
      {coming.map((row) => (
        <MeetingLine key={row.id} row={row} />
      ))}
    </View>
  );
}
