import type { ActionView } from '@contract/flow';
import type { Route } from '@contract/route';
import { skipToken, useQuery, type QueryKey } from '@tanstack/react-query';
import { App } from 'antd';
import { useState, type Dispatch, type ReactNode, type SetStateAction } from 'react';
import { api, messageOf } from '../app/http';
import { isOutdated } from '../app/outdated';
import { useCreate } from '../app/use-create';
import { dropDraft } from './drafts';
import { StepModal } from './StepModal';

type Filled = Record<string, unknown>;
/** Whatever has a life: the server says what may be done with it. */
interface Living {
  stateLabel: string;
  actions: ActionView[];
}
type StepOf<View extends Living> = View['actions'][number];

/** How a kind of thing is moved. */
interface Road<View extends Living, Input> {
  /** A step repeated after a lost answer is one step: by its key, or by what the input says was seen. */
  take: Route<Input, View>;
  input: (view: View, step: StepOf<View>, form: Filled) => Input;
  /** Puts what a step answered, or what was read again, in the place of what was shown. */
  taken: (view: View, input?: Input) => void;
  /** Somebody was faster, as the server `said`: shows the thing as it is now. */
  readAgain: (view: View, said: string) => Promise<View | undefined>;
  /** Where it is kept and how it is read: whoever is still typing is told at once that it has moved. */
  latest?: (view: View) => { queryKey: QueryKey; queryFn: () => Promise<View>; staleTime: number };
}

/** What is said of it, and what its steps ask for. */
export interface StepWords<View extends Living> {
  /** Tells this thing from all others: what was typed is kept under it. */
  key: (view: View) => string;
  /** What it is called in the heading of a form. */
  name: (view: View) => string;
  /** A line of what it is. */
  about: (view: View) => ReactNode;
  /** By action: what asks for nothing and has no way back is asked about first. */
  sure?: Partial<Record<string, string>>;
  /** The field to write in. */
  first?: string;
  /** What a form starts with. */
  initial?: (step: StepOf<View>, view: View) => Filled;
  fields: (step: StepOf<View>, view: View) => ReactNode;
}

export interface Steps<View extends Living> {
  /** Takes a step: at once or after a question if it asks nothing, otherwise after its form. */
  start: (view: View, step: StepOf<View>) => void;
  busy: boolean;
  dialog: ReactNode;
}
type Latest<View extends Living> = Road<View, never>['latest'];
interface Asked<View extends Living> {
  view: View;
  step: StepOf<View>;
}

/** The one place where the console takes a step. If somebody was faster, it says so, reads again, and keeps the words. */
export function useSteps<View extends Living, Input extends object>(
  road: Road<View, Input>,
  words: StepWords<View>,
): Steps<View> {
  const { modal } = App.useApp();
  const [asked, setAsked] = useState<Asked<View>>();
  const { take, send } = useSending(road, words, setAsked);

  const start = (view: View, step: StepOf<View>) => {
    if (take.isPending) return;
    take.reset();
    const content = words.sure?.[step.action];
    if (step.form !== 'none') return setAsked({ view, step });
    if (content === undefined) return void send({ view, step }, {});
    const title = `${step.label}：${words.name(view)}`;
    const onOk = () => send({ view, step }, {});
    modal.confirm({ title, content, okText: step.label, cancelText: '再想想', onOk });
  };

  const dialog = asked ? (
    <StepDialog
      key={draftKey(words, asked)}
      asked={asked}
      words={words}
      latest={road.latest}
      refusal={take.error ? messageOf(take.error) : undefined}
      busy={take.isPending}
      onSubmit={(form) => void send(asked, form)}
      onClose={() => setAsked(undefined)}
    />
  ) : null;
  return { start, busy: take.isPending, dialog };
}

function useSending<View extends Living, Input extends object>(
  road: Road<View, Input>,
  words: StepWords<View>,
  setAsked: Dispatch<SetStateAction<Asked<View> | undefined>>,
) {
  const { message } = App.useApp();
  const take = useCreate(road.take, road.taken);

  const readAgain = async (at: Asked<View>, said: string) => {
    const failed = (error: unknown) => void message.error(messageOf(error));
    const view = await road.readAgain(at.view, said).catch(failed);
    if (view) setAsked((now) => (now === at ? { ...at, view } : now));
  };
  const send = async (at: Asked<View>, form: Filled) => {
    const { view, step } = at;
    try {
      const { stateLabel } = await take.mutateAsync(road.input(view, step, form));
      dropDraft(draftKey(words, at));
      setAsked(undefined);
      void message.success(`已${step.label}，现为“${stateLabel}”`);
    } catch (error) {
      if (step.form === 'none') void message.error(messageOf(error));
      if (isOutdated(error)) await readAgain(at, messageOf(error));
    }
  };
  return { take, send };
}

const draftKey = <View extends Living>(words: StepWords<View>, { view, step }: Asked<View>) =>
  `${words.key(view)}:${step.action}`;

interface StepDialogProps<View extends Living> {
  asked: Asked<View>;
  words: StepWords<View>;
  latest: Latest<View>;
  refusal?: string;
  busy: boolean;
  onSubmit: (form: Filled) => void;
  onClose: () => void;
}

function StepDialog<View extends Living>({ asked, words, latest, ...rest }: StepDialogProps<View>) {
  const { view, step } = asked;
  const now = useLatest(view, latest);
  const offered = now.actions.some(({ action }) => action === step.action);
  return (
    <StepModal
      {...rest}
      thing={words.name(view)}
      step={step}
      about={words.about(view)}
      draftKey={draftKey(words, asked)}
      first={words.first}
      initial={words.initial?.(step, view) ?? {}}
      // While it is being taken, the step itself moves the thing.
      goneInto={offered || rest.busy ? undefined : now.stateLabel}
    >
      {words.fields(step, view)}
    </StepModal>
  );
}

/** The thing as it was opened, or as it was read since; what was read before may be older than what the list showed. */
function useLatest<View extends Living>(view: View, latest: Latest<View>): View {
  const [openedAt] = useState(() => Date.now());
  const { queryKey = ['never-read'], queryFn = skipToken, staleTime = 0 } = latest?.(view) ?? {};
  const { data, dataUpdatedAt } = useQuery<View>({ queryKey, queryFn, staleTime });
  return data !== undefined && dataUpdatedAt >= openedAt ? data : view;
}

interface ByIdInput {
  id: unknown;
  action: string;
  form?: Filled;
}
interface ById<View> {
  show: Route<{ id: number }, View>;
  take: Route<ByIdInput, View>;
}

/** The road of what is shown and moved by its id. */
export const byId = <View extends Living & { id: number }>(
  { show, take }: ById<View>,
  taken: Road<View, ByIdInput>['taken'],
): Road<View, ByIdInput> => ({
  take,
  taken,
  input: ({ id }, { action }, form) => ({ id, action, form }),
  readAgain: async ({ id }) => {
    const view = await api(show, { id });
    taken(view);
    return view;
  },
});
