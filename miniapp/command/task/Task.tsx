import { useState } from 'react';
import { View } from '@tarojs/components';
import Taro, { usePullDownRefresh } from '@tarojs/taro';
import type { CaseView } from '@contract/case/case.api';
import { useSubscribeConsent } from '@shared/hooks/subscribe';
import { Notice } from '@shared/ui/Notice';
import { Page } from '@shared/ui/Page';
import { useOpenCase } from '../case/open-case';
import { STEP_FORMS } from '../step/step-forms';
import { StepSheet } from '../step/StepSheet';
import { CaseHead } from './CaseHead';
import { CasePlace } from './CasePlace';
import { Feed } from './feed/Feed';
import { Holder } from './Holder';
import { Holds } from './Holds';
import { Kin } from './Kin';
import { StepBar } from './StepBar';
import { useWatching } from './watching';

type Action = CaseView['actions'][number];

/** One case: everything about it, and the steps the server offers. */
export function Task({ no }: { no: string }) {
  const open = useOpenCase(no);
  const { view, taking, refusal, moved, refresh } = open;
  const [chosen, setChosen] = useState<Action['action']>();
  const [done, setDone] = useState<string>();
  const watching = useWatching(view && no);
  const consent = useSubscribeConsent();
  usePullDownRefresh(() => {
    void refresh().then(() => Taro.stopPullDownRefresh());
  });

  const action = view?.actions.find((each) => each.action === chosen);
  const send = async (step: Action, form: Record<string, unknown>) => {
    setDone(undefined);
    const taken = await open.take(step.action, form);
    if (taken) {
      setChosen(undefined);
      setDone(`“${step.label}”已办妥`);
    }
    return taken;
  };
  const begin = (step: Action) => {
    // Asked in the tap itself, or WeChat refuses; the answer changes nothing about the step.
    void consent();
    open.clear();
    if (step.form === 'none') void send(step, {});
    else setChosen(step.action);
  };
  const close = () => {
    setChosen(undefined);
    open.clear();
  };
  return (
    <Page
      loading={open.loading}
      error={open.error}
      stale={open.stale}
      onRetry={() => void refresh()}
      footer={
        view && view.actions.length > 0 && <StepBar actions={view.actions} taking={taking} onTake={begin} />
      }
    >
      {/* Places of their own: the case between them is not sent to the view again when they come and go. */}
      <View>
        {moved && <Notice tone="slow" icon="alert" words={moved} />}
        {refusal && !action && <Notice tone="bad" icon="alert" words={refusal} />}
        {done && <Notice tone="good" icon="check" words={done} />}
        {watching.length > 0 && (
          <Notice tone="calm" icon="people" words={`${watching.join('、')} 也在看这一件`} />
        )}
      </View>
      {view && <Whole view={view} />}
      <View>
        {view && action && (
          <StepSheet
            key={action.action}
            view={view}
            action={action}
            form={STEP_FORMS[action.form]}
            sending={taking !== undefined}
            refusal={refusal ?? moved}
            onSend={(form) => send(action, form)}
            onClose={close}
          />
        )}
      </View>
    </Page>
  );
}

function Whole({ view }: { view: CaseView }) {
  return (
    <>
      <CaseHead view={view} />
      <Holder view={view} />
      <CasePlace view={view} />
      <Kin view={view} />
      <Feed events={view.events} />
      <Holds holds={view.holds} />
    </>
  );
}
