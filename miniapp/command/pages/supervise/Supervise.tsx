import { useState } from 'react';
import { View } from '@tarojs/components';
import { caseApi, type CaseRow } from '@contract/case/case.api';
import { api } from '@shared/api/request';
import { useNow } from '@shared/hooks/now';
import { useRemote } from '@shared/hooks/remote';
import { Icon } from '@shared/ui/Icon';
import { Notice } from '@shared/ui/Notice';
import { Page } from '@shared/ui/Page';
import { spoken } from '@shared/ui/spoken';
import { CaseLine } from '../../case/CaseLine';
import { useCaseList, useRefreshOnReturn } from '../../case/case-list';
import { CaseList } from '../../case/CaseList';
import { openCase } from '../../case/open-page';
import { Chips, type Chip } from '@shared/ui/Chips';
import { Figures } from './Figures';
import { useOneTap } from './one-tap';
import { QuickSupervise } from './QuickSupervise';
import './Supervise.scss';

type Watch = 'red' | 'yellow' | 'supervised';
const WATCHES: readonly Chip<Watch>[] = [
  { value: 'red', label: '亮红灯' },
  { value: 'yellow', label: '亮黄灯' },
  { value: 'supervised', label: '督办中' },
];
const QUERIES = {
  red: { scope: 'red' },
  yellow: { scope: 'desk', lamp: 'yellow' },
  supervised: { scope: 'desk', supervised: '1' },
} as const;
const NOTHING = {
  red: { title: '没有亮红灯的', words: '辖区内没有超时的案件。', icon: 'check' },
  yellow: { title: '没有亮黄灯的', words: '没有快到期的案件。', icon: 'check' },
  supervised: { title: '没有督办的', words: '督办过的案件会列在这里。', icon: 'flag' },
} as const;

/** What is red, in whose hands, and 督办 in one tap; a second time asks for words of one's own. */
export function Supervise({ figures }: { figures: 'shown' | 'none' }) {
  const [watch, setWatch] = useState<Watch>('red');
  const [chosen, setChosen] = useState<string>();
  const list = useCaseList(QUERIES[watch]);
  const oneTap = useOneTap(() => void list.refresh());
  const counts = useRemote(figures === 'shown' ? 'counts' : null, () => api(caseApi.counts, {}));
  useRefreshOnReturn(counts.refresh);
  const now = useNow();
  return (
    <Page>
      {counts.data && <Figures counts={counts.data} />}
      {counts.error && (
        <Notice words={counts.error} action={{ label: '再试', onTap: () => void counts.refresh() }} />
      )}
      <Chips label="看哪些" chips={WATCHES} value={watch} onChange={setWatch} />
      {oneTap.said && (
        <Notice
          tone={oneTap.said.tone}
          icon={oneTap.said.tone === 'good' ? 'check' : 'alert'}
          words={oneTap.said.words}
        />
      )}
      <CaseList list={list} empty={NOTHING[watch]}>
        {(row) => (
          <>
            <CaseLine row={row} now={now} onOpen={() => openCase(row.no)} />
            <Tap
              row={row}
              busy={oneTap.sending === row.no}
              onTap={() => (row.supervised ? setChosen(row.no) : void oneTap.supervise(row))}
            />
          </>
        )}
      </CaseList>
      {chosen && (
        <QuickSupervise
          no={chosen}
          onClose={() => setChosen(undefined)}
          onDone={(words) => {
            setChosen(undefined);
            oneTap.say(words);
            void list.refresh();
          }}
        />
      )}
    </Page>
  );
}

function Tap({ row, busy, onTap }: { row: CaseRow; busy: boolean; onTap: () => void }) {
  const label = row.supervised ? '再次督办' : '督办';
  return (
    <View className="supervise__foot">
      <View
        className="supervise__tap"
        hoverClass="supervise__tap--pressed"
        onClick={busy ? undefined : onTap}
        {...spoken('button', busy ? `${label}，请稍候` : `${label}：${row.categoryName}，${row.address}`)}
      >
        <Icon name="flag" />
        <View>{busy ? `${label}…` : label}</View>
      </View>
    </View>
  );
}
