import { useState } from 'react';
import Taro from '@tarojs/taro';
import type { PersonView } from '@contract/identity/identity.api';
import { useNow } from '@shared/hooks/now';
import { BigButton } from '@shared/ui/BigButton';
import { Notice } from '@shared/ui/Notice';
import { Page } from '@shared/ui/Page';
import { CaseLine } from '../../case/CaseLine';
import { useCaseList } from '../../case/case-list';
import { CaseList } from '../../case/CaseList';
import { openCase } from '../../case/open-page';
import { isOffered } from '../../person/duties';
import { Greeting } from '../../person/Greeting';
import { useNear } from '../../place/near';
import { Chips, type Chip } from '@shared/ui/Chips';

type Urgency = 'all' | 'red' | 'yellow';
const URGENCIES: readonly Chip<Urgency>[] = [
  { value: 'all', label: '全部' },
  { value: 'red', label: '已超时' },
  { value: 'yellow', label: '快到期' },
];
const NOTHING = {
  title: '没有要办的',
  words: '派给您的事会出现在这里，下拉可以刷新。',
  icon: 'check',
} as const;

/** What lies with me and my unit. */
export function Todo({ person }: { person: PersonView }) {
  const [urgency, setUrgency] = useState<Urgency>('all');
  const list = useCaseList({ scope: 'todo', lamp: urgency === 'all' ? undefined : urgency });
  const near = useNear();
  const now = useNow();
  const report = (
    <BigButton icon="camera" label="随手报" onTap={() => void Taro.navigateTo({ url: '/found/index' })} />
  );
  return (
    <Page footer={isOffered(person, 'findings') ? report : undefined}>
      <Greeting person={person} loading={list.loading} />
      <Chips label="按时限筛选" chips={URGENCIES} value={urgency} onChange={setUrgency} />
      {!near.here && !list.empty && (
        <Notice
          tone="calm"
          icon="pin"
          words={near.error ?? '想知道每件离您多远？'}
          action={{ label: near.locating ? '定位中…' : '定位', onTap: () => void near.locate() }}
        />
      )}
      <CaseList list={list} empty={urgency === 'all' ? NOTHING : { ...NOTHING, title: '没有这样的待办' }}>
        {(row) => <CaseLine row={row} now={now} here={near.here} onOpen={() => openCase(row.no)} />}
      </CaseList>
    </Page>
  );
}
