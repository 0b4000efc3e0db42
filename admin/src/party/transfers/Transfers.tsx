import {
  partyLifeApi,
  type MembershipTransferView,
  type PartyMineView,
} from '@contract/party/party-life.api';
import { Button } from 'antd';
import { useState } from 'react';
import { api } from '../../app/http';
import { Paged } from '../../ui/Paged';
import { StepBar } from '../../ui/StepBar';
import { Nothing } from '../../ui/Waiting';
import { WordsField } from '../../ui/WordsField';
import { useTransfers, useTransferTaken } from '../party-data';
import { PartySteps } from '../PartySteps';
import { AskDialog } from './AskDialog';

/** 组织关系转接: who passes from where to where; the buttons are the server's. */
export function Transfers({ mine }: { mine: PartyMineView }) {
  const [asking, setAsking] = useState(false);
  const list = useTransfers();
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
        {(rows) => rows.map((row) => <Transfer key={row.id} row={row} />)}
      </Paged>
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

function Transfer({ row }: { row: MembershipTransferView }) {
  const { id, name, from, to, stateLabel, actions, steps } = row;
  const taken = useTransferTaken();
  return (
    <section className="part transfer" aria-label={`${name}的组织关系转接`}>
      <h2>
        {name}
        <small>{stateLabel}</small>
      </h2>
      <p>{`${from.name} → ${to.name}`}</p>
      {actions.length > 0 ? (
        <StepBar
          thing={name}
          about={`${from.name} → ${to.name}`}
          thingKey={`transfer:${id}`}
          actions={actions}
          take={async ({ action }, form) => {
            const view = await api(partyLifeApi.takeTransfer, { id, action, form });
            taken(view);
            return view;
          }}
          fields={({ form }) => (form === 'reason' ? <WordsField label="原因" max={200} least={2} /> : null)}
        />
      ) : null}
      <PartySteps steps={steps} />
    </section>
  );
}
