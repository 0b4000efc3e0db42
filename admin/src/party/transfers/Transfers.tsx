import {
  partyLifeApi,
  type MembershipTransferView,
  type PartyMineView,
} from '@contract/party/party-life.api';
import { Button } from 'antd';
import { useState } from 'react';
import { rereadIn, type PagedList } from '../../app/paged';
import { ActionBar } from '../../ui/ActionBar';
import { Paged } from '../../ui/Paged';
import { useSteps, type Steps } from '../../ui/use-steps';
import { Nothing } from '../../ui/Waiting';
import { WordsField } from '../../ui/WordsField';
import { useTransfers, useTransferTaken } from '../party-data';
import { PartySteps } from '../PartySteps';
import { AskDialog } from './AskDialog';

/** 组织关系转接: who passes from where to where; the buttons are the server's. */
export function Transfers({ mine }: { mine: PartyMineView }) {
  const [asking, setAsking] = useState(false);
  const list = useTransfers();
  const steps = useTransferSteps(list);
  return (
    <div className="party-transfers">
      {mine.runs.length > 0 ? (
        <div className="party-tools">
          <Button type="primary" onClick={() => setAsking(true)}>
            为党员申请转接
          </Button>
        </div>
      ) : null}
      <Paged list={list} nothing={<Nothing title="没有转接" hint="党员本人或所在党组织申请" />}>
        {(rows) => rows.map((row) => <Transfer key={row.id} row={row} steps={steps} />)}
      </Paged>
      {steps.dialog}
      {asking ? (
        <AskDialog
          mine={mine}
          onMade={() => {
            setAsking(false);
            void list.refetch();
          }}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </div>
  );
}

function Transfer({ row, steps }: { row: MembershipTransferView; steps: Steps<MembershipTransferView> }) {
  const { name, stateLabel, actions } = row;
  return (
    <section className="part transfer" aria-label={`${name}的组织关系转接`}>
      <h2>
        {name}
        <small>{stateLabel}</small>
      </h2>
      <p>{wayOf(row)}</p>
      <ActionBar actions={actions} busy={steps.busy} onTake={(step) => steps.start(row, step)} />
      <PartySteps steps={row.steps} />
    </section>
  );
}

const wayOf = ({ from, to }: MembershipTransferView) => `${from.name} → ${to.name}`;

const useTransferSteps = (list: PagedList<MembershipTransferView>) =>
  useSteps(
    {
      take: partyLifeApi.takeTransfer,
      input: ({ id }: MembershipTransferView, { action }, form) => ({ id, action, form }),
      taken: useTransferTaken(),
      readAgain: rereadIn(list),
    },
    {
      key: ({ id }) => `transfer:${id}`,
      name: ({ name }) => name,
      about: wayOf,
      sure: SURE,
      fields: ({ form }) => (form === 'reason' ? <WordsField label="原因" max={200} least={2} /> : null),
    },
  );

const SURE = {
  release: '同意后由接收组织办理；对方接收之前，党员仍在本组织。',
  accept: '接收后组织关系随即转入，党员在原组织的职务同时免去。',
  withdraw: '撤回后，要转接须重新申请。',
};
