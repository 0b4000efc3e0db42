import { View } from '@tarojs/components';
import { partyLifeApi, type MeetingView } from '@contract/party/party-life.api';
import { api } from '@shared/api/request';
import { useRefreshOnReturn } from '@shared/hooks/on-return';
import { useRemote } from '@shared/hooks/remote';
import { useSteps } from '@shared/hooks/steps';
import { StepSheet } from '@shared/step/StepSheet';
import { ActionBar } from '@shared/ui/ActionBar';
import { Notice } from '@shared/ui/Notice';
import { Page } from '@shared/ui/Page';
import { PhotoStrip } from '@shared/ui/PhotoStrip';
import { Row, Rows } from '@shared/ui/Row';
import { spoken } from '@shared/ui/spoken';
import { Standing } from '@shared/ui/Standing';
import { clockTime, dayName } from '@shared/ui/time';
import { PARTY_FORMS } from '../ui/party-forms';
import { useStepFlow } from '../ui/step-flow';
import { Trail } from '../ui/Trail';
import '../ui/party.scss';
import { AmendSheet } from './AmendSheet';
import { RollSheet } from './RollSheet';

type Button = MeetingView['actions'][number];

/** One meeting: when and where, who comes, what was recorded, and what I can do. */
export function Meeting({ id }: { id: number }) {
  const remote = useRemote(`meeting-${id}`, () => api(partyLifeApi.meeting, { id }));
  const { data: meeting, loading, error, stale, refresh } = remote;
  const steps = useSteps(remote, {
    input: ({ action }: Button, form) => ({ id, action, form }),
    send: (input, options) => api(partyLifeApi.takeMeeting, input, options),
  });
  const flow = useStepFlow(steps);
  useRefreshOnReturn(refresh);
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
        meeting &&
        meeting.actions.length > 0 && (
          <ActionBar actions={meeting.actions} taking={steps.taking} onTake={flow.begin} />
        )
      }
    >
      <View>{steps.refusal && !flow.chosen && <Notice tone="bad" icon="alert" words={steps.refusal} />}</View>
      {meeting && <Whole meeting={meeting} />}
      <View>
        {meeting && flow.chosen && (
          <Form key={flow.chosen.action} meeting={meeting} action={flow.chosen} {...form} />
        )}
      </View>
    </Page>
  );
}

interface FormProps {
  meeting: MeetingView;
  action: Button;
  busy: boolean;
  refusal?: string;
  onSend: (form: Record<string, unknown>) => Promise<boolean>;
  onClose: () => void;
}

function Form({ meeting, ...given }: FormProps) {
  const { form } = given.action;
  if (form === 'roll')
    return <RollSheet about={`meeting-${meeting.id}`} people={meeting.people} {...given} />;
  if (form === 'plan') return <AmendSheet meeting={meeting} {...given} />;
  return <StepSheet about={`meeting-${meeting.id}`} asks={PARTY_FORMS[form]} {...given} />;
}

function Whole({ meeting }: { meeting: MeetingView }) {
  const { title, kindLabel, stateLabel, org, startsAt, place, words, minutes, files, mine, people } = meeting;
  return (
    <>
      <Standing
        plain={title}
        lines={[
          { icon: 'flag', words: `${kindLabel} · ${stateLabel}` },
          { icon: 'clock', words: `${dayName(startsAt)} ${clockTime(startsAt)}` },
          { icon: 'pin', words: place },
          { icon: 'people', words: org.name },
          mine && { icon: 'person', words: `我：${mine.label}` },
        ]}
      >
        {words || undefined}
      </Standing>
      {minutes && (
        <View className="card">
          <View className="heading" {...spoken('heading')}>
            会议记录
          </View>
          <View className="party__words">{minutes}</View>
          {files.length > 0 && <PhotoStrip photos={files} label="会议照片" />}
        </View>
      )}
      <Rows>
        <Row icon="people" title={attendance(meeting)} />
        {people.map(({ personId, name, label, words: why }) => (
          <Row
            key={personId}
            title={name || '已注销'}
            words={why || undefined}
            end={<View className="quiet">{label}</View>}
          />
        ))}
      </Rows>
      <Trail steps={meeting.steps} />
    </>
  );
}

function attendance({ state, called, present, people }: MeetingView): string {
  if (state === 'held' || state === 'recorded') return `应到 ${called} 人，实到 ${present} 人`;
  const count = (wanted: string) => people.filter((each) => each.state === wanted).length;
  return `应到 ${called} 人：${count('coming')} 人参加，${count('excused')} 人请假，${count('asked')} 人未答复`;
}
