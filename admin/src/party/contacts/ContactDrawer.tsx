import { partyLifeApi, type ContactView } from '@contract/party/party-life.api';
import { Drawer, Form } from 'antd';
import { messageOf } from '../../app/http';
import { ActionBar } from '../../ui/ActionBar';
import { FactList } from '../../ui/FactList';
import { FilesField } from '../../ui/FilesField';
import { fullTime } from '../../ui/time';
import { TownTimePicker } from '../../ui/TownTimePicker';
import { byId, useSteps } from '../../ui/use-steps';
import { LoadFailed, LoadingRows } from '../../ui/Waiting';
import { WordsField } from '../../ui/WordsField';
import { useContact, usePartyTaken } from '../party-data';
import { PartySteps } from '../PartySteps';

/** One pair with every visit, and what may be done about it. */
export function ContactDrawer({ id, onClose }: { id: number; onClose: () => void }) {
  const { data, isError, error, refetch } = useContact(id);
  return (
    <Drawer open width={620} title="双联系" onClose={onClose}>
      {isError && !data ? <LoadFailed failed={messageOf(error)} onRetry={() => void refetch()} /> : null}
      {!data && !isError ? <LoadingRows rows={3} /> : null}
      {data ? <Pair pair={data} /> : null}
    </Drawer>
  );
}

function Pair({ pair }: { pair: ContactView }) {
  const steps = useContactSteps();
  const { org, member, words, stateLabel, visits, proposedAt } = pair;
  return (
    <div className="meeting">
      <FactList
        facts={[
          ['社区与住户', placeOf(pair)],
          ['党组织或党员', [member, org.name].filter(Boolean).join(' · ')],
          ['状态', stateLabel],
          ['说明', words],
          ['走访', `${visits} 次`],
          ['提出时间', fullTime(proposedAt)],
        ]}
      />
      <ActionBar actions={pair.actions} busy={steps.busy} onTake={(step) => steps.start(pair, step)} />
      {steps.dialog}
      <PartySteps steps={pair.steps} />
    </div>
  );
}

const placeOf = ({ target, households }: ContactView) => [target.name, households].filter(Boolean).join(' ');

const useContactSteps = () =>
  useSteps(byId({ show: partyLifeApi.contact, take: partyLifeApi.takeContact }, usePartyTaken().contact), {
    key: ({ id }) => `contact:${id}`,
    name: placeOf,
    about: ({ org, member }) => [member, org.name].filter(Boolean).join(' · '),
    sure: { withdraw: '撤回后，对方不能再确认；要结对，须重新提出。' },
    fields: ({ form }) => <Fields form={form} />,
  });

function Fields({ form }: { form: ContactView['actions'][number]['form'] }) {
  if (form === 'visit')
    return (
      <>
        <Form.Item name="at" label="走访时间" extra="不填就是现在">
          <TownTimePicker />
        </Form.Item>
        <WordsField label="看到了什么、做了什么" max={1000} least={2} />
        <FilesField label="照片（可不传）" />
      </>
    );
  return form === 'reason' ? <WordsField label="原因" max={200} least={2} /> : null;
}
