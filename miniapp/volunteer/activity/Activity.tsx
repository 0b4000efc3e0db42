import { View } from '@tarojs/components';
import { volunteerApi, type ActivityView } from '@contract/volunteer/volunteer.api';
import { api } from '@shared/api/request';
import { useRefreshOnReturn } from '@shared/hooks/on-return';
import { useRemote } from '@shared/hooks/remote';
import { Notice } from '@shared/ui/Notice';
import { Page } from '@shared/ui/Page';
import { Row, Rows } from '@shared/ui/Row';
import { ActivityPlace } from '@shared/volunteer/ActivityPlace';
import { ActivityStanding } from '@shared/volunteer/ActivityStanding';
import { useClaimFlow } from '../ui/claim-flow';
import { ClaimSheet } from '../ui/ClaimSheet';
import { go } from '../ui/go';
import { ActivityFooter } from './ActivityFooter';
import { ActivityStories } from './ActivityStories';
import { useMyClaim } from './my-claim';

/** One activity: everything about it, my part in it, and the way to claim it. */
export function Activity({ id }: { id: number }) {
  const remote = useRemote(`activity-${id}`, () => api(volunteerApi.showActivity, { id }));
  const { data: view, loading, error, stale, refresh } = remote;
  const mine = useMyClaim(remote);
  const flow = useClaimFlow(mine.claim, mine.steps);
  useRefreshOnReturn(async () => {
    await Promise.all([refresh(), mine.refresh()]);
  });
  const refusal = mine.claiming.error ?? (flow.chosen ? undefined : mine.steps.refusal);
  return (
    <Page
      loading={loading}
      error={error}
      stale={stale}
      onRetry={() => void refresh()}
      footer={view && <ActivityFooter view={view} mine={mine} onStep={flow.choose} />}
    >
      {/* A place of its own: what stands below is not sent to the view again when it comes and goes. */}
      <View>{refusal && <Notice tone="bad" icon="alert" words={refusal} />}</View>
      <View>{mine.claim && <MyPart claim={mine.claim} />}</View>
      {view && <Whole view={view} />}
      {mine.claim && <ClaimSheet claimId={mine.claim.id} flow={flow} steps={mine.steps} />}
    </Page>
  );
}

function MyPart({
  claim: { id, stateLabel, queue, hours },
}: {
  claim: NonNullable<ReturnType<typeof useMyClaim>['claim']>;
}) {
  const words = [
    queue === undefined ? '' : `候补第 ${queue} 位，有人退出就自动转正`,
    hours > 0 ? `服务 ${hours} 小时` : '',
    '看签到、时长和经过',
  ].filter(Boolean);
  return (
    <Rows>
      <Row icon="check" title={`我：${stateLabel}`} words={words.join('。')} onTap={() => go.claim(id)} />
    </Rows>
  );
}

function Whole({ view }: { view: ActivityView }) {
  const reasons = view.match?.reasons ?? [];
  return (
    <>
      <ActivityStanding view={view} />
      {reasons.length > 0 && <Notice tone="good" icon="heart" words={`适合您：${reasons.join('，')}`} />}
      <ActivityPlace view={view} />
      <ActivityStories view={view} />
    </>
  );
}
