import { useState } from 'react';
import { View } from '@tarojs/components';
import { caseApi } from '@contract/case/case.api';
import { casesOf } from '@contract/case/counted';
import { nothingFound, spanWords } from '@contract/case/searched';
import type { Searched } from '@contract/route';
import { api } from '@shared/api/request';
import { useNow } from '@shared/hooks/now';
import { useRemote } from '@shared/hooks/remote';
import { BigButton } from '@shared/ui/BigButton';
import type { EmptyProps } from '@shared/ui/Empty';
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

/** Every case I may see: by number or word, by state, by lamp. */
export function Cases() {
  const [words, setWords] = useState('');
  const [state, setState] = useState('all');
  const [lamp, setLamp] = useState<LampFilter>('all');
  const wanted = useSettled(words.trim());
  const [before, setBefore] = useState<{ words: string; to: number }>();
  const list = useCaseList({
    scope: 'desk',
    words: wanted || undefined,
    to: wanted && before?.words === wanted ? before.to : undefined,
    states: state === 'all' ? undefined : state,
    lamp: lamp === 'all' ? undefined : lamp,
  });
  const states = useStateChips();
  const now = useNow();
  const { searched } = list;
  const earlier = searched && {
    label: '再往前找',
    onTap: () => setBefore({ words: wanted, to: searched.from - 1 }),
  };
  return (
    <Page>
      <View className="cases__search">
        <TextLine
          label="搜索案件"
          value={words}
          max={50}
          onChange={setWords}
          placeholder="编号、地址或描述"
        />
      </View>
      <Chips label="按状态筛选" chips={states} value={state} onChange={setState} />
      <Chips label="按时限筛选" chips={LAMPS} value={lamp} onChange={setLamp} />
      {list.total !== undefined && <View className="quiet">{`共 ${casesOf(list.total, list.atLeast)}`}</View>}
      <CaseList list={list} empty={searched ? nothingWith(wanted, searched, earlier) : NOTHING}>
        {(row) => <CaseLine row={row} now={now} onOpen={() => openCase(row.no)} />}
      </CaseList>
      <View>
        {searched && earlier && list.rows.length > 0 && !list.more && (
          <>
            <View className="quiet">{`只找了${spanWords(searched, now)}里上报的案件`}</View>
            <BigButton {...earlier} tone="plain" />
          </>
        )}
      </View>
    </Page>
  );
}

function nothingWith(words: string, searched: Searched, action: EmptyProps['action']): EmptyProps {
  const { title, hint } = nothingFound(words, searched, Date.now());
  return { title, words: hint, icon: 'search', action };
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
