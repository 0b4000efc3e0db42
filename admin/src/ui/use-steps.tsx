import type { ActionView } from '@contract/flow';
import type { Route } from '@contract/route';
import { App } from 'antd';
import { useState, type ReactNode } from 'react';
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
  /** A creating route: a step repeated after a lost answer carries the same key, and is one step. */
  take: Route<Input, View>;
  input: (view: View, step: StepOf<View>, form: Filled) => Input;
  /** Puts what a step answered, or what was read again, in the place of what was shown. */
  taken: (view: View, input?: Input) => void;
  /** Somebody was faster, as the server `said`: shows the thing as it is now. */
  readAgain: (view: View, said: string) => Promise<View | undefined>;
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
interface Asked<View extends Living> {
  view: View;
  step: StepOf<View>;
}

/** The one place where the console takes a step. If somebody was faster, it says so, reads again, and keeps the words. */
export function useSteps<View extends Living, Input extends object>(
  road: Road<View, Input>,
  words: StepWords<View>,
): Steps<View> {
  const { message, modal } = App.useApp();
  const [asked, setAsked] = useState<Asked<View>>();
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
      refusal={take.error ? messageOf(take.error) : undefined}
      busy={take.isPending}
      onSubmit={(form) => void send(asked, form)}
      onClose={() => setAsked(undefined)}
    />
  ) : null;
  return { start, busy: take.isPending, dialog };
}

const draftKey = <View extends Living>(words: StepWords<View>, { view, step }: Asked<View>) =>
  `${words.key(view)}:${step.action}`;

interface StepDialogProps<View extends Living> {
  asked: Asked<View>;
  words: StepWords<View>;
  refusal?: string;
  busy: boolean;
  onSubmit: (form: Filled) => void;
  onClose: () => void;
}

function StepDialog<View extends Living>({ asked, words, ...rest }: StepDialogProps<View>) {
  const { view, step } = asked;
  const offered = view.actions.some(({ action }) => action === step.action);
  return (
    <StepModal
      {...rest}
      thing={words.name(view)}
      step={step}
      about={words.about(view)}
      draftKey={draftKey(words, asked)}
      initial={words.initial?.(step, view) ?? {}}
      goneInto={offered ? undefined : view.stateLabel}
    >
      {words.fields(step, view)}
    </StepModal>
  );
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
