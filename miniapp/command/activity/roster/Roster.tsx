import { useReachBottom } from '@tarojs/taro';
import { View } from '@tarojs/components';
import { ACTIVITY_STATES } from '@contract/volunteer/activity.flow';
import { volunteerApi, type ActivityView } from '@contract/volunteer/volunteer.api';
import { api } from '@shared/api/request';
import { useRefreshOnReturn } from '@shared/hooks/on-return';
import { usePaged } from '@shared/hooks/paged';
import { useRemote } from '@shared/hooks/remote';
import { useSteps, type StepInput } from '@shared/hooks/steps';
import { useChosenStep } from '@shared/step/chosen-step';
import { StepSheet } from '@shared/step/StepSheet';
import { ActionBar } from '@shared/ui/ActionBar';
import { BigButton } from '@shared/ui/BigButton';
import { Notice } from '@shared/ui/Notice';
import { Page } from '@shared/ui/Page';
import { ActivityStanding } from '@shared/volunteer/ActivityStanding';
import { go } from '../go';
import { ACTIVITY_FORMS } from './activity-forms';
import { RosterList } from './RosterList';

type Action = ActivityView['actions'][number];
const SIZE = 30;

/** One activity of my community: the code to show, the steps it is due, and who comes. */
export function Roster({ id }: { id: number }) {
  const remote = useRemote(`activity-${id}`, () => api(volunteerApi.showActivity, { id }));
  const { data: view, loading, error, stale, refresh } = remote;
  const list = usePaged(`roster-${id}`, (after) => api(volunteerApi.roster, { id, size: SIZE, after }));
  const steps = useSteps(remote, {
    input: ({ action }: Action, form: StepInput) => ({ id, action, form }),
    send: (input, options) => api(volunteerApi.takeActivity, input, options),
  });
  // What happens to an activity happens to everybody in it.
  const { chosen, choose, send, close } = useChosenStep(steps, () => void list.refresh());
  useRefreshOnReturn(async () => {
    await Promise.all([refresh(), list.refresh()]);
  });
  useReachBottom(() => void list.loadMore());
  const actions = view?.actions.filter(({ form }) => ACTIVITY_FORMS[form] !== undefined) ?? [];
  return (
    <Page
      loading={loading}
      error={error}
      stale={stale}
      onRetry={() => void refresh()}
      footer={actions.length > 0 && <ActionBar actions={actions} taking={steps.taking} onTake={choose} />}
    >
      <View>{steps.refusal && !chosen && <Notice tone="bad" icon="alert" words={steps.refusal} />}</View>
      {view && <ActivityStanding view={view} />}
      {view && ACTIVITY_STATES[view.state].open && (
        <BigButton label="出示签到码" icon="picture" onTap={() => go.code(id)} />
      )}
      <RosterList list={list} />
      <View>
        {chosen && (
          <StepSheet
            key={chosen.action}
            about={`activity-${id}`}
            action={chosen}
            asks={ACTIVITY_FORMS[chosen.form]}
            busy={steps.taking !== undefined}
            refusal={steps.refusal}
            onSend={send}
            onClose={close}
          />
        )}
      </View>
    </Page>
  );
}
