import { useState } from 'react';
import { View } from '@tarojs/components';
import { pointsApi, type RedemptionView } from '@contract/points/points.api';
import { api } from '../api/request';
import { useRefreshOnReturn } from '../hooks/on-return';
import { useRemote } from '../hooks/remote';
import { useSteps } from '../hooks/steps';
import { StepSheet } from '../step/StepSheet';
import type { StepForm } from '../step/step-forms';
import { ActionBar } from '../ui/ActionBar';
import { Page } from '../ui/Page';
import { Standing } from '../ui/Standing';
import { dayTime } from '../ui/time';
import { Timeline } from '../ui/Timeline';
import { PickupCode } from './PickupCode';

type Act = RedemptionView['actions'][number];
/** Forms that only the community is given are not here. */
const FORMS: Partial<Record<Act['form'], StepForm>> = { none: {} };

/** One redemption: the code while it is to be picked up, what happened, and what I can do. */
export function Redemption({ id }: { id: number }) {
  const remote = useRemote(id > 0 ? `redemption-${id}` : null, () => api(pointsApi.showRedemption, { id }));
  const steps = useSteps(remote, {
    input: ({ action }: Act, form) => ({ id, action, form }),
    send: (input, options) => api(pointsApi.takeRedemption, input, options),
  });
  const [chosen, setChosen] = useState<Act>();
  useRefreshOnReturn(remote.refresh);
  const { data } = remote;
  return (
    <Page
      loading={remote.loading}
      error={id > 0 ? remote.error : '没有说是哪一次兑换，请从“我的兑换”里打开'}
      stale={remote.stale}
      onRetry={() => void remote.refresh()}
      footer={
        data &&
        data.actions.length > 0 && (
          <ActionBar
            actions={data.actions}
            taking={steps.taking}
            onTake={(action) => {
              steps.forgetRefusal();
              setChosen(action);
            }}
          />
        )
      }
    >
      {data && <Story redemption={data} />}
      <View>
        {chosen && (
          <StepSheet
            about={`redemption-${id}`}
            action={chosen}
            asks={FORMS[chosen.form]}
            busy={steps.taking !== undefined}
            refusal={steps.refusal}
            onClose={() => setChosen(undefined)}
            onSend={async (form) => {
              const taken = await steps.take(chosen, form);
              if (taken) setChosen(undefined);
              return taken;
            }}
          />
        )}
      </View>
    </Page>
  );
}

function Story({ redemption }: { redemption: RedemptionView }) {
  const { plain, title, points, community, at, code, steps } = redemption;
  return (
    <>
      {code !== undefined && (
        <View className="card">
          <PickupCode redemption={redemption} />
        </View>
      )}
      <Standing
        plain={plain}
        lines={[
          { icon: 'heart', words: `${title}，${points} 分` },
          { icon: 'building', words: community.name },
          { icon: 'clock', words: `${dayTime(at)} 兑换` },
        ]}
      />
      <View className="card">
        <Timeline steps={steps.map((step, key) => ({ key, ...step }))} />
      </View>
    </>
  );
}
