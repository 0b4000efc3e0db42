import { useState } from 'react';
import { View } from '@tarojs/components';
import type { CaseView } from '@contract/case/case.api';
import { useNow } from '@shared/hooks/now';
import { useSubscribeConsent } from '@shared/hooks/subscribe';
import { ActionBar } from '@shared/ui/ActionBar';
import { Notice } from '@shared/ui/Notice';
import { Page } from '@shared/ui/Page';
import { spoken } from '@shared/ui/spoken';
import { Timeline } from '@shared/ui/Timeline';
import { PrivacySheet } from '@shared/screens/privacy/PrivacySheet';
import { useRefreshOnReturn } from '@shared/hooks/on-return';
import { StepSheet } from '@shared/step/StepSheet';
import { CASE_FORMS } from './case-forms';
import { CaseStanding } from './CaseStanding';
import { Facts } from './Facts';
import { Holds } from './Holds';
import { BeforeAfter } from './BeforeAfter';
import { stepsOf } from './steps';
import { TrailRow } from './TrailRow';
import { useCase, type CaseActionView, type CaseHook } from './use-case';
import './progress.scss';

interface ProgressProps {
  no: string;
  /** Straight from the report form. */
  arrival?: 'new' | 'joined';
}

const WELCOME = {
  new: '已收到，谢谢您。有进展会告诉您，这一页随时可以看。',
  joined: '已加入，和上报人一起等结果。有进展也会告诉您。',
} as const;

/** Who has it, until when, what happened, and what I can do. */
export function Progress({ no, arrival }: ProgressProps) {
  const hook = useCase(no);
  const { data } = hook;
  const [chosen, setChosen] = useState<CaseActionView>();
  const consent = useSubscribeConsent();
  useRefreshOnReturn(hook.refresh);
  const choose = (action: CaseActionView) => {
    hook.forgetRefusal();
    setChosen(action);
  };
  const bar = data && data.actions.length > 0 && (
    <ActionBar actions={data.actions} taking={hook.taking} onTake={choose} />
  );
  return (
    <Page
      loading={hook.loading}
      error={no === '' ? '没有说是哪一件，请从“我的上报”里打开' : hook.error}
      stale={hook.stale}
      onRetry={() => void hook.refresh()}
      footer={bar}
    >
      {arrival && <Notice tone="good" icon="check" words={WELCOME[arrival]} />}
      {data && <Story view={data} />}
      <View className="progress__space" />
      <PrivacySheet />
      {/* A place of its own: the story above is not sent to the view again when the form closes. */}
      <View>
        {chosen && (
          <Step hook={hook} action={chosen} consent={consent} onClose={() => setChosen(undefined)} />
        )}
      </View>
    </Page>
  );
}

function Story({ view }: { view: CaseView }) {
  const now = useNow();
  return (
    <>
      <CaseStanding view={view} now={now} />
      <BeforeAfter before={view.files} after={view.afterFiles} />
      <View className="card">
        <View className="heading progress__title" {...spoken('heading')}>
          办理经过
        </View>
        <Timeline steps={stepsOf(view, now)} />
      </View>
      <Holds holds={view.holds} />
      <Facts view={view} />
      <TrailRow view={view} />
    </>
  );
}

interface StepProps {
  hook: CaseHook;
  action: CaseActionView;
  consent: () => Promise<void>;
  onClose: () => void;
}

function Step({ hook, action, consent, onClose }: StepProps) {
  return (
    <StepSheet
      about={`case-${hook.data?.no ?? ''}`}
      action={action}
      asks={CASE_FORMS[action.form]}
      lowNote="提交后会重新办理，15 个工作日内整改并回访您。"
      busy={hook.taking !== undefined}
      refusal={hook.refusal}
      onClose={onClose}
      onSend={async (form) => {
        // First thing in the tap, or WeChat refuses to ask.
        await consent();
        const taken = await hook.take(action, form);
        if (taken) onClose();
        return taken;
      }}
    />
  );
}
