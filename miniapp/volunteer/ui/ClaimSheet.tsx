import { View } from '@tarojs/components';
import type { ClaimActionView } from '@contract/volunteer/volunteer.api';
import type { Steps } from '@shared/hooks/steps';
import type { ChosenStep } from '@shared/step/chosen-step';
import { StepSheet } from '@shared/step/StepSheet';
import { CLAIM_FORMS } from '@shared/volunteer/claim-forms';

interface ClaimSheetProps {
  claimId: number;
  flow: ChosenStep<ClaimActionView>;
  steps: Steps<ClaimActionView>;
}

/** The form of the chosen step. A place of its own: the page is not sent to the view again when it opens and closes. */
export function ClaimSheet({ claimId, flow: { chosen, send, close }, steps }: ClaimSheetProps) {
  return (
    <View>
      {chosen && (
        <StepSheet
          key={chosen.action}
          about={`claim-${claimId}`}
          action={chosen}
          asks={CLAIM_FORMS[chosen.form]}
          busy={steps.taking !== undefined}
          refusal={steps.refusal}
          onSend={send}
          onClose={close}
        />
      )}
    </View>
  );
}
