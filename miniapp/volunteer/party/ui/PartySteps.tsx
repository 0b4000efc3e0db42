import { View } from '@tarojs/components';
import type { Steps } from '@shared/hooks/steps';
import { StepSheet } from '@shared/step/StepSheet';
import { ActionBar, type Action } from '@shared/ui/ActionBar';
import { Notice } from '@shared/ui/Notice';
import { PARTY_FORMS } from './party-forms';
import { useStepFlow } from './step-flow';
import './party.scss';

interface PartyStepsProps<A extends Action> {
  /** The thing, such as `transfer-7`: what is typed is kept under it. */
  about: string;
  actions: readonly A[];
  steps: Steps<A>;
}

/** What I may do about one line of a list, and the form of what I chose. */
export function PartySteps<A extends Action>({ about, actions, steps }: PartyStepsProps<A>) {
  const flow = useStepFlow(steps);
  return (
    <View>
      <View>{steps.refusal && !flow.chosen && <Notice tone="bad" words={steps.refusal} />}</View>
      <View className="party__gap" />
      {actions.length > 0 && <ActionBar actions={actions} taking={steps.taking} onTake={flow.begin} />}
      <View>
        {flow.chosen && (
          <StepSheet
            about={about}
            action={flow.chosen}
            asks={PARTY_FORMS[flow.chosen.form]}
            busy={steps.taking !== undefined}
            refusal={steps.refusal}
            onSend={flow.send}
            onClose={flow.close}
          />
        )}
      </View>
    </View>
  );
}
