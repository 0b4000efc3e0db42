import { useState } from 'react';
import { View } from '@tarojs/components';
import { volunteerApi } from '@contract/volunteer/volunteer.api';
import { api } from '@shared/api/request';
import { useRemote } from '@shared/hooks/remote';
import { useChosenStep } from '@shared/step/chosen-step';
import { StepSheet } from '@shared/step/StepSheet';
import { ActionBar } from '@shared/ui/ActionBar';
import { Notice } from '@shared/ui/Notice';
import { Page } from '@shared/ui/Page';
import { CLAIM_FORMS } from '@shared/volunteer/claim-forms';
import { ClaimHistory } from '@shared/volunteer/ClaimHistory';
import { useClaimSteps } from '@shared/volunteer/claim-steps';
import { ClaimStanding } from '@shared/volunteer/ClaimStanding';
import { CorrectionSheet } from './CorrectionSheet';

/** One volunteer's part, for the organiser: proofs, corrections, appeals, a rating. */
export function RosterClaim({ id }: { id: number }) {
  const remote = useRemote(`claim-${id}`, () => api(volunteerApi.showClaim, { id }));
  const { data: claim, loading, error, stale, refresh } = remote;
  const steps = useClaimSteps(id, remote);
  const [done, setDone] = useState<string>();
  const { chosen, choose, send, close } = useChosenStep(steps, ({ label }) => setDone(`“${label}”已办妥`));
  const form = { busy: steps.taking !== undefined, refusal: steps.refusal, onSend: send, onClose: close };
  return (
    <Page
      loading={loading}
      error={error}
      stale={stale}
      onRetry={() => void refresh()}
      footer={
        claim &&
        claim.actions.length > 0 && (
          <ActionBar actions={claim.actions} taking={steps.taking} onTake={choose} />
        )
      }
    >
      <View>
        {steps.refusal && !chosen && <Notice tone="bad" icon="alert" words={steps.refusal} />}
        {done && <Notice tone="good" icon="check" words={done} />}
      </View>
      {claim && <ClaimStanding claim={claim} plain={`${claim.name} · ${claim.stateLabel}`} />}
      {claim && <ClaimHistory claim={claim} />}
      <View>
        {claim && chosen?.form === 'correction' && (
          <CorrectionSheet claim={claim} action={chosen} {...form} />
        )}
        {chosen && chosen.form !== 'correction' && (
          <StepSheet
            key={chosen.action}
            about={`claim-${id}`}
            action={chosen}
            asks={CLAIM_FORMS[chosen.form]}
            {...form}
          />
        )}
      </View>
    </Page>
  );
}
