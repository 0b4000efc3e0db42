import { useState } from 'react';
import { View } from '@tarojs/components';
import { caseApi } from '@contract/case/case.api';
import { api } from '@shared/api/request';
import { useNow } from '@shared/hooks/now';
import { useRemote } from '@shared/hooks/remote';
import { Page } from '@shared/ui/Page';
import { TextLine } from '@shared/ui/TextBox';
import { CaseLine } from '../../case/CaseLine';
import { useCaseList } from '../../case/case-list';
import { CaseList } from '../../case/CaseList';
import { openCase } from '../../case/open-page';
import { Chips, type Chip } from '@shared/ui/Chips';
import { useSettled } from '../../ui/settled';
import './Cases.scss';

type LampFilter = 'all' | 'red' | 'yellow' | 'green';
const LAMPS: readonly Chip<LampFilter>[] = [
  { value: 'all', label: '不限时限' },
  { value: 'red', label: '已超时' },
  { value: 'yellow', label: '快到期' },
  { value: 'green', label: '时限内' },
];
const NOTHING = { title: '没有找到案件', words: '换个词，或者放宽筛选。', icon: 'search' } as const;

/** Every case I may see: by a word, by state, by lamp. */
export function Cases() {
  const [words, setWords] = useState('');
  const [state, setState] = useState('all');
  const [lamp, setLamp] = useState<LampFilter>('all');
  const wanted = useSettled(words.trim());
  const list = useCaseList({
    scope: 'desk',
    words: wanted || undefined,
    states: state === 'all' ? undefined : state,
    lamp: lamp === 'all' ? undefined : lamp,
  });
  const states = useStateChips();
  const now = useNow();
  return (
    <Page>
      <View className="cases__search">
        <TextLine label="搜索案件" value={words} max={50} onChange={setWords} placeholder="搜索描述或地址" />
      </View>
      <Chips label="按状态筛选" chips={states} value={state} onChange={setState} />
      <Chips label="按时限筛选" chips={LAMPS} value={lamp} onChange={setLamp} />
      {list.total !== undefined && <View className="quiet">{`共 ${list.total} 件`}</View>}
      <CaseList list={list} empty={NOTHING}>
        {(row) => <CaseLine row={row} now={now} onOpen={() => openCase(row.no)} />}
      </CaseList>
    </Page>
  );
}

/** States that occur, with how many there are; the words are the server's. */
function useStateChips(): Chip<string>[] {
  const counts = useRemote('counts', () => api(caseApi.counts, {}));
  const states = (counts.data?.byState ?? []).filter(({ count }) => count > 0);
  return [
    { value: 'all', label: '全部状态' },
    ...states.map(({ state, label, count }) => ({ value: state, label: `${label} ${count}` })),
  ];
}
