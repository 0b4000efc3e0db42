import { partyLifeApi, type ContactView } from '@contract/party/party-life.api';
import { Drawer, Form } from 'antd';
import { api, messageOf } from '../../app/http';
import { FactList } from '../../ui/FactList';
import { FilesField } from '../../ui/FilesField';
import { StepBar } from '../../ui/StepBar';
import { fullTime } from '../../ui/time';
import { TownTimePicker } from '../../ui/TownTimePicker';
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
  const taken = usePartyTaken();
  const { id, target, households, org, member, words, stateLabel, visits, proposedAt } = pair;
  const place = [target.name, households].filter(Boolean).join(' ');
  return (
    <div className="meeting">
      <FactList
        facts={[
          ['社区与住户', place],
          ['党组织或党员', [member, org.name].filter(Boolean).join(' · ')],
          ['状态', stateLabel],
          ['说明', words],
          ['走访', `${visits} 次`],
          ['提出时间', fullTime(proposedAt)],
        ]}
      />
      {pair.actions.length > 0 ? (
        <StepBar
          thing={place}
          about={org.name}
          thingKey={`contact:${id}`}
          actions={pair.actions}
          take={async ({ action }, form) => {
            const view = await api(partyLifeApi.takeContact, { id, action, form });
            taken.contact(view);
            return view;
          }}
          fields={({ form }) => <Fields form={form} />}
        />
      ) : null}
      <PartySteps steps={pair.steps} />
    </div>
  );
}

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
