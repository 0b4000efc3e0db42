import { useState } from 'react';
import { View } from '@tarojs/components';
import { partyLifeApi } from '@contract/party/party-life.api';
import { api } from '@shared/api/request';
import { useRefreshOnReturn } from '@shared/hooks/on-return';
import { useRemote } from '@shared/hooks/remote';
import { BigButton } from '@shared/ui/BigButton';
import { Choices } from '@shared/ui/Choices';
import { Icon } from '@shared/ui/Icon';
import { Page } from '@shared/ui/Page';
import { spoken } from '@shared/ui/spoken';
import { goParty } from '../ui/go-party';
import { MeetingLine } from '../ui/MeetingLine';
import { monthAfter, monthName, monthOf } from '../ui/month';
import { useMine } from '../ui/use-mine';
import '../ui/party.scss';

const SCOPES = [
  { value: 'mine', label: '通知到我的' },
  { value: 'org', label: '本组织全部' },
] as const;
type Scope = (typeof SCOPES)[number]['value'];

/** 三会一课: a month of meetings. */
export function Meetings({ personId, orgUnitId }: { personId: number; orgUnitId: number }) {
  const [month, setMonth] = useState(() => monthOf(Date.now()));
  const [scope, setScope] = useState<Scope>('mine');
  const mine = useMine(personId);
  const { data, loading, error, stale, refresh } = useRemote(`meetings-${scope}-${month}`, () =>
    api(partyLifeApi.meetings, { month, ...(scope === 'org' ? { orgUnitId } : {}) }),
  );
  useRefreshOnReturn(refresh);
  const runs = mine.data?.runs.some(({ id }) => id === orgUnitId) ?? false;
  return (
    <Page
      loading={loading}
      error={error}
      stale={stale}
      onRetry={() => void refresh()}
      above={
        <>
          <Choices choices={SCOPES} value={scope} onChange={setScope} />
          <MonthStepper month={month} onChange={setMonth} />
        </>
      }
      empty={
        data?.rows.length === 0
          ? {
              title: `${monthName(month)}没有会议`,
              words: '召集以后，会出现在这里并通知到您。',
              icon: 'clock',
            }
          : undefined
      }
      footer={runs && <BigButton label="召集会议" icon="plus" onTap={() => goParty.call(orgUnitId)} />}
    >
      <View>
        {data?.rows.map((row) => (
          <MeetingLine key={row.id} row={row} />
        ))}
      </View>
    </Page>
  );
}

function MonthStepper({ month, onChange }: { month: string; onChange: (month: string) => void }) {
  return (
    <View className="month">
      <View
        className="month__step month__step--back"
        onClick={() => onChange(monthAfter(month, -1))}
        {...spoken('button', '上个月')}
      >
        <Icon name="forward" />
      </View>
      <View className="month__name">{monthName(month)}</View>
      <View
        className="month__step"
        onClick={() => onChange(monthAfter(month, 1))}
        {...spoken('button', '下个月')}
      >
        <Icon name="forward" />
      </View>
    </View>
  );
}
