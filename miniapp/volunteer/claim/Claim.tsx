import { View } from '@tarojs/components';
import { volunteerApi, type ClaimView } from '@contract/volunteer/volunteer.api';
import { api } from '@shared/api/request';
import { useRefreshOnReturn } from '@shared/hooks/on-return';
import { useRemote } from '@shared/hooks/remote';
import { ActionBar } from '@shared/ui/ActionBar';
import { Notice } from '@shared/ui/Notice';
import { Page } from '@shared/ui/Page';
import { Row, Rows } from '@shared/ui/Row';
import { ClaimHistory } from '@shared/volunteer/ClaimHistory';
import { useClaimSteps } from '@shared/volunteer/claim-steps';
import { ClaimStanding } from '@shared/volunteer/ClaimStanding';
import { useClaimFlow } from '../ui/claim-flow';
import { ClaimSheet } from '../ui/ClaimSheet';
import { go } from '../ui/go';

/** My part in one activity: how it stands, what I can do, what happened. */
export function Claim({ id }: { id: number }) {
  const remote = useRemote(`claim-${id}`, () => api(volunteerApi.showClaim, { id }));
  const { data: claim, loading, error, stale, refresh } = remote;
  const steps = useClaimSteps(id, remote);
  const flow = useClaimFlow(claim, steps);
  useRefreshOnReturn(refresh);
  return (
    <Page
      loading={loading}
      error={error}
      stale={stale}
      onRetry={() => void refresh()}
      footer={
        claim &&
        claim.actions.length > 0 && (
          <ActionBar actions={claim.actions} taking={steps.taking} onTake={flow.choose} />
        )
      }
    >
      <View>{steps.refusal && !flow.chosen && <Notice tone="bad" icon="alert" words={steps.refusal} />}</View>
      {claim && <Whole claim={claim} />}
      <ClaimSheet claimId={id} flow={flow} steps={steps} />
    </Page>
  );
}

function Whole({ claim }: { claim: ClaimView }) {
  const { id, title } = claim.activity;
  return (
    <>
      <ClaimStanding claim={claim} plain={claim.stateLabel} />
      <Rows>
        <Row icon="heart" title={title} words="看活动详情、地点和路线" onTap={() => go.activity(id)} />
      </Rows>
      <ClaimHistory claim={claim} />
    </>
  );
}
