import { useState } from 'react';
import { View } from '@tarojs/components';
import { useRefreshOnReturn } from '@shared/hooks/on-return';
import { useSubscribeConsent } from '@shared/hooks/subscribe';
import { PrivacySheet } from '@shared/screens/privacy/PrivacySheet';
import { StepSheet } from '@shared/step/StepSheet';
import { CLAIM_FORMS } from '@shared/volunteer/claim-forms';
import { ActionBar } from '@shared/ui/ActionBar';
import { Notice } from '@shared/ui/Notice';
import { Page } from '@shared/ui/Page';
import { ORDER_FORMS } from './order-forms';
import { OrderStory } from './OrderStory';
import { useOrder, type HelperAction, type OrderActionView, type OrderHook } from './use-order';

interface HelpOrderProps {
  id: number;
  /** Straight from the form. */
  arrival?: 'new';
}

type Chosen = { of: 'order'; action: OrderActionView } | { of: 'helper'; action: HelperAction; name: string };

/** Where one order stands, who comes, what happened, and what I can do. */
export function HelpOrder({ id, arrival }: HelpOrderProps) {
  const hook = useOrder(id);
  const { data, steps } = hook;
  const [chosen, setChosen] = useState<Chosen>();
  const [done, setDone] = useState<string>();
  useRefreshOnReturn(hook.refresh);
  const choose = (next: Chosen) => {
    steps.forgetRefusal();
    hook.helperSteps.forgetRefusal();
    setDone(undefined);
    setChosen(next);
  };
  return (
    <Page
      loading={hook.loading}
      error={id > 0 ? hook.error : '没有说是哪一单，请从“百姓点单”里打开'}
      stale={hook.stale}
      onRetry={() => void hook.refresh()}
      footer={
        data &&
        data.actions.length > 0 && (
          <ActionBar
            actions={data.actions}
            taking={steps.taking}
            onTake={(action) => choose({ of: 'order', action })}
          />
        )
      }
    >
      {arrival && !done && (
        <Notice tone="good" icon="check" words="已点单。社区受理、派人都会告诉您，这一页随时可以看。" />
      )}
      {done && <Notice tone="good" icon="check" words={done} />}
      {data && (
        <OrderStory view={data} onHelper={({ name, ...action }) => choose({ of: 'helper', action, name })} />
      )}
      <PrivacySheet />
      {/* A place of its own: the story above is not sent to the view again when the form closes. */}
      <View>
        {chosen && (
          <Step
            hook={hook}
            chosen={chosen}
            onDone={(words) => {
              setChosen(undefined);
              setDone(words);
            }}
            onClose={() => setChosen(undefined)}
          />
        )}
      </View>
    </Page>
  );
}

interface StepProps {
  hook: OrderHook;
  chosen: Chosen;
  onDone: (words: string) => void;
  onClose: () => void;
}

function Step({ hook, chosen, onDone, onClose }: StepProps) {
  const consent = useSubscribeConsent();
  const { steps, helperSteps } = hook;
  const sheet =
    chosen.of === 'order'
      ? { about: `order-${hook.data?.id ?? 0}`, asks: ORDER_FORMS[chosen.action.form], steps }
      : {
          about: `claim-${chosen.action.claimId}`,
          asks: CLAIM_FORMS[chosen.action.form],
          steps: helperSteps,
        };
  const words =
    chosen.of === 'order' ? `“${chosen.action.label}”已办妥` : `已投诉${chosen.name}，社区会核实处理`;
  return (
    <StepSheet
      about={sheet.about}
      action={chosen.action}
      asks={sheet.asks}
      busy={sheet.steps.taking !== undefined}
      refusal={sheet.steps.refusal}
      onClose={onClose}
      onSend={async (form) => {
        // First thing in the tap, or WeChat refuses to ask.
        await consent();
        const taken =
          chosen.of === 'order'
            ? await steps.take(chosen.action, form)
            : await helperSteps.take(chosen.action, form);
        if (taken) onDone(words);
        return taken;
      }}
    />
  );
}
