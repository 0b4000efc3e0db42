import type { MeetingView } from '@contract/party/party-life.api';
import { partyLifeApi } from '@contract/party/party-life.api';
import { Drawer, Form, Select, Table } from 'antd';
import { messageOf } from '../../app/http';
import { ActionBar } from '../../ui/ActionBar';
import { FactList } from '../../ui/FactList';
import { FilesField } from '../../ui/FilesField';
import { Photos } from '../../ui/Photos';
import { fullTime } from '../../ui/time';
import { byId, useSteps } from '../../ui/use-steps';
import { LoadFailed, LoadingRows } from '../../ui/Waiting';
import { WordsField } from '../../ui/WordsField';
import { useMeeting, usePartyTaken } from '../party-data';
import { PartySteps } from '../PartySteps';
import { PlanFields } from './PlanFields';

/** One meeting with its attendance, and what may be done about it. */
export function MeetingDrawer({ id, onClose }: { id: number; onClose: () => void }) {
  const { data, isError, error, refetch } = useMeeting(id);
  return (
    <Drawer open width={640} title={data?.title ?? '会议'} onClose={onClose}>
      {isError && !data ? <LoadFailed failed={messageOf(error)} onRetry={() => void refetch()} /> : null}
      {!data && !isError ? <LoadingRows rows={3} /> : null}
      {data ? <Meeting meeting={data} /> : null}
    </Drawer>
  );
}

function Meeting({ meeting }: { meeting: MeetingView }) {
  const steps = useMeetingSteps();
  const { title, startsAt, place, words, minutes, files, called, present, people } = meeting;
  return (
    <div className="meeting">
      <FactList
        facts={[
          ['会议', `${meeting.kindLabel} · ${meeting.stateLabel}`],
          ['党组织', meeting.org.name],
          ['时间', fullTime(startsAt)],
          ['地点', place],
          ['议程和要求', words],
          ['出席', `应到 ${called} 人，实到 ${present} 人`],
          ['会议记录', minutes && <span className="meeting-minutes">{minutes}</span>],
        ]}
      />
      {files.length > 0 ? <Photos files={files} about={title} /> : null}
      <ActionBar actions={meeting.actions} busy={steps.busy} onTake={(step) => steps.start(meeting, step)} />
      {steps.dialog}
      <Table
        rowKey="personId"
        size="small"
        pagination={false}
        dataSource={people}
        columns={[
          { title: '党员', render: (_, { name }) => name || '已注销' },
          { title: '出席', dataIndex: 'label', width: 90 },
          { title: '请假原因', dataIndex: 'words' },
        ]}
      />
      <PartySteps steps={meeting.steps} />
    </div>
  );
}

const useMeetingSteps = () =>
  useSteps(byId({ show: partyLifeApi.meeting, take: partyLifeApi.takeMeeting }, usePartyTaken().meeting), {
    key: ({ id }) => `meeting:${id}`,
    name: ({ title }) => title,
    about: ({ kindLabel, startsAt, place }) => `${kindLabel} · ${fullTime(startsAt)} · ${place}`,
    initial: (_, meeting) => initialOf(meeting),
    fields: ({ form }, meeting) => <Fields form={form} meeting={meeting} />,
  });

/** What stands already is not typed again. */
const initialOf = ({ title, place, startsAt, people }: MeetingView) => ({
  ...{ title, place, startsAt },
  presentIds: there(people),
});

const there = (people: MeetingView['people']): number[] =>
  people.filter(({ state }) => state === 'coming' || state === 'present').map(({ personId }) => personId);

function Fields({ form, meeting }: { form: MeetingView['actions'][number]['form']; meeting: MeetingView }) {
  if (form === 'plan') return <PlanFields />;
  if (form === 'roll')
    return (
      <Form.Item name="presentIds" label="到会的党员" extra="没有选中的：请过假的记请假，其余记缺席">
        <Select
          mode="multiple"
          optionFilterProp="label"
          options={meeting.people.map(({ personId, name, label }) => ({
            value: personId,
            label: `${name || '已注销'}（${label}）`,
          }))}
        />
      </Form.Item>
    );
  if (form === 'minutes')
    return (
      <>
        <WordsField label="会议记录" max={4000} least={10} />
        <FilesField label="会议照片（可不传）" />
      </>
    );
  return form === 'reason' ? <WordsField label="原因" max={200} least={2} /> : null;
}
