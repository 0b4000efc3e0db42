import type { CaseView } from '@contract/case/case.api';
import { App, Grid, type InputRef } from 'antd';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Steps } from '../../ui/use-steps';
import { DESK_BULK, TODO_BULK, type BulkStep } from '../bulk-steps';
import { useCase } from '../case-cache';
import { useCaseSteps } from '../use-case-steps';
import type { DeskQuery } from './desk-query';
import { useCaseList } from './use-case-list';
import { useCursor } from './use-cursor';
import { useDeskKeys } from './use-desk-keys';
import { useDeskQuery } from './use-desk-query';
import { useSelection } from './use-selection';

export const ALL_BULK = [...DESK_BULK, ...TODO_BULK];

/** Everything the desk knows and can do, for its parts to draw. */
export function useDesk() {
  const { query, asked, ask: askFor } = useDeskQuery();
  const cases = useCaseList(asked);
  const { focused, focus, move } = useCursor(cases);
  const selection = useSelection();
  const steps = useCaseSteps();
  const roomy = Grid.useBreakpoint().md ?? false;
  const go = useNavigate();
  const [bulk, setBulk] = useState<BulkStep>();
  const [help, setHelp] = useState(false);
  const searchBox = useRef<InputRef>(null);
  const openPage = (no: string) => void go(`/cases/${no}`);
  const act = useAct({ focused, steps, selected: selection.nos, startBulk: setBulk });
  const ask = (next: DeskQuery) => {
    askFor(next);
    focus(undefined);
    selection.clear();
  };
  useDeskKeys({
    move,
    act,
    leave: () => (focused ? focus(undefined) : selection.clear()),
    open: () => focused && openPage(focused),
    select: () => focused && selection.toggle(focused),
    search: () => searchBox.current?.focus({ cursor: 'all' }),
    help: () => setHelp(true),
  });
  return {
    ...{ query, ask, cases, focused, focus, selection, steps, searchBox, openPage },
    ...{ bulk, setBulk, help, setHelp },
    /** Beside the list where there is room, on its own page otherwise. */
    look: (no: string) => (roomy ? focus(no) : openPage(no)),
  };
}

export type Desk = ReturnType<typeof useDesk>;

interface ActProps {
  focused?: string;
  steps: Steps<CaseView>;
  selected: string[];
  startBulk: (step: BulkStep) => void;
}

/** An action key: for all that are ticked, else for the case under the cursor, and only if the server offers it there. */
function useAct({ focused, steps, selected, startBulk }: ActProps) {
  const { message } = App.useApp();
  const view = useCase(focused).data;
  return (action: string) => {
    const together = ALL_BULK.find((step) => step.action === action);
    if (selected.length > 0 && together) return startBulk(together);
    if (!focused) return void message.info('请先用 j / k 选一件');
    if (!view) return void message.info('正在读取这一件，请稍候');
    const offered = view.actions.find((step) => step.action === action);
    if (offered) return steps.start(view, offered);
    return void message.info(`此件现为“${view.stateLabel}”，您现在不能“${together?.label ?? action}”`);
  };
}
