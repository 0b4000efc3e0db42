import { View } from '@tarojs/components';
import { partyLifeApi, type ContactView } from '@contract/party/party-life.api';
import { api } from '@shared/api/request';
import { useRemote } from '@shared/hooks/remote';
import { useSteps } from '@shared/hooks/steps';
import { StepSheet } from '@shared/step/StepSheet';
import { ActionBar } from '@shared/ui/ActionBar';
import { Notice } from '@shared/ui/Notice';
import { Page } from '@shared/ui/Page';
import { Standing } from '@shared/ui/Standing';
import { yearDay } from '@shared/ui/time';
import { PARTY_FORMS } from '../ui/party-forms';
import { useStepFlow } from '../ui/step-flow';
import { Trail } from '../ui/Trail';
import { VisitSheet } from './VisitSheet';

/** A contact pair: who stands by whom, and every visit. */
export function Contact({ id }: { id: number }) {
  const remote = useRemote(`contact-${id}`, () => api(partyLifeApi.contact, { id }));
  const { data: pair, loading, error, stale, refresh } = remote;
  const steps = useSteps(remote, {
    input: ({ action }: ContactView['actions'][number], form) => ({ id, action, form }),
    send: (input, options) => api(partyLifeApi.takeContact, input, options),
  });
  const flow = useStepFlow(steps);
  const { chosen } = flow;
  const form = {
    busy: steps.taking !== undefined,
    refusal: steps.refusal,
    onSend: flow.send,
    onClose: flow.close,
  };
  return (
    <Page
      loading={loading}
      error={error}
      stale={stale}
      onRetry={() => void refresh()}
      footer={
        pair &&
        pair.actions.length > 0 && (
          <ActionBar actions={pair.actions} taking={steps.taking} onTake={flow.begin} />
        )
      }
    >
      <View>{steps.refusal && !chosen && <Notice tone="bad" icon="alert" words={steps.refusal} />}</View>
      {pair && <Whole pair={pair} />}
      <View>
        {chosen?.form === 'visit' && <VisitSheet about={`contact-${id}`} action={chosen} {...form} />}
        {chosen && chosen.form !== 'visit' && (
          <StepSheet about={`contact-${id}`} action={chosen} asks={PARTY_FORMS[chosen.form]} {...form} />
        )}
      </View>
    </Page>
  );
}

function Whole({ pair }: { pair: ContactView }) {
  const { target, households, org, member, stateLabel, words, visits, visitedAt, proposedAt } = pair;
  const seen = visitedAt === undefined ? '' : `，最近一次 ${yearDay(visitedAt)}`;
  return (
    <>
      <Standing
        plain={[target.name, households].filter(Boolean).join(' ')}
        lines={[
          { icon: 'flag', words: `${stateLabel} · ${yearDay(proposedAt)}提出` },
          { icon: 'people', words: [member, org.name].filter(Boolean).join(' · ') },
          { icon: 'heart', words: `走访 ${visits} 次${seen}` },
        ]}
      >
        {words}
      </Standing>
      <Trail steps={pair.steps} />
    </>
  );
}
