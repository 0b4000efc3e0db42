import { useState } from 'react';
import {
  volunteerApi,
  type ActivityView,
  type ClaimActionView,
  type ClaimView,
} from '@contract/volunteer/volunteer.api';
import { messageOf } from '@shared/api/api-error';
import { api } from '@shared/api/request';
import { useRemote, type Remote } from '@shared/hooks/remote';
import { useIntentKey, type Steps } from '@shared/hooks/steps';
import { useSubscribeConsent } from '@shared/hooks/subscribe';
import { useClaimSteps } from '@shared/volunteer/claim-steps';

export interface MyClaim {
  claim?: ClaimView;
  steps: Steps<ClaimActionView>;
  claiming: { busy: boolean; error?: string };
  /** Claims the activity, or a place in its waiting list. */
  join: () => Promise<void>;
  refresh: () => Promise<void>;
}

interface Mine {
  claim?: ClaimView;
}

/** My part in an activity that is shown: looked up where there is one, or as the last step answered. */
export function useMyClaim(activity: Remote<ActivityView>): MyClaim {
  const { data: view, refresh: refreshActivity } = activity;
  const mine: Remote<Mine> = useRemote<Mine>(view ? `mine-${view.id}` : null, async () => {
    const id = mine.data?.claim?.id ?? view?.claim?.id;
    return id === undefined ? {} : { claim: await api(volunteerApi.showClaim, { id }) };
  });
  const claim = mine.data?.claim;
  const put = (next: ClaimView) => {
    mine.put({ claim: next });
    // The answer is the claim as it is now; how many places are left is the activity's to say.
    void refreshActivity();
  };
  const steps = useClaimSteps(claim?.id ?? 0, { put, refresh: mine.refresh });
  const [claiming, setClaiming] = useState<MyClaim['claiming']>({ busy: false });
  const keyOf = useIntentKey();
  const consent = useSubscribeConsent();
  const join = async (): Promise<void> => {
    if (!view) return;
    setClaiming({ busy: true });
    // First thing in the tap, or WeChat refuses to ask.
    await consent();
    try {
      // A claim after a withdrawal is another one.
      const key = keyOf({ activity: view.id, after: claim?.steps.length });
      put(await api(volunteerApi.claim, { id: view.id }, { key }));
      setClaiming({ busy: false });
    } catch (error) {
      setClaiming({ busy: false, error: messageOf(error) });
      // Places may have gone meanwhile: show how many there are, below the sentence that says so.
      await refreshActivity();
    }
  };
  return { claim, steps, claiming, join, refresh: mine.refresh };
}
