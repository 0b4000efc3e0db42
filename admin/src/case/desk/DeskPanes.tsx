import { Drawer, Grid, Segmented } from 'antd';
import { useState } from 'react';
import { CaseListPane } from './CaseListPane';
import { CasePreview } from './CasePreview';
import { DeskMap } from './DeskMap';
import { earlierQuery } from './desk-query';
import type { Desk } from './use-desk';

const PANES = [
  { value: 'list' as const, label: '列表' },
  { value: 'map' as const, label: '地图' },
];

/** Three panes on a wide screen, two and a drawer on a middle one, one at a time on a phone. */
export function DeskPanes({ desk }: { desk: Desk }) {
  const { focused, cases, look, query } = desk;
  const earlier = earlierQuery(query, cases.searched);
  const { md, xl } = Grid.useBreakpoint();
  const [pane, setPane] = useState<'list' | 'map'>('list');
  const preview = focused ? (
    <CasePreview
      no={focused}
      steps={desk.steps}
      onClose={() => desk.focus(undefined)}
      onOpen={desk.openPage}
    />
  ) : null;
  return (
    <>
      {md ? null : <Segmented block value={pane} options={PANES} onChange={setPane} />}
      <div className={preview && xl ? 'desk-panes desk-panes-preview' : 'desk-panes'}>
        {md || pane === 'list' ? (
          <section className="desk-list" aria-label="案件">
            <CaseListPane
              cases={cases}
              focused={focused}
              selected={desk.selection.chosen}
              onOpen={look}
              onSelect={desk.selection.toggle}
              words={query.filters.words}
              onEarlier={earlier && (() => desk.ask(earlier))}
            />
          </section>
        ) : null}
        {md || pane === 'map' ? <DeskMap rows={cases.rows} focused={focused} onMark={look} /> : null}
        {xl ? preview : null}
      </div>
      {md && !xl ? (
        <Drawer
          open={preview !== null}
          width={480}
          closable={false}
          mask={false}
          onClose={() => desk.focus(undefined)}
          styles={{ body: { padding: 0 } }}
        >
          {preview}
        </Drawer>
      ) : null}
    </>
  );
}
