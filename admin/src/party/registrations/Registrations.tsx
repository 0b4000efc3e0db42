import '../party.css';
import { partyApi, type RegistrationView } from '@contract/staff/party.api';
import { REGISTRATION_STATES, type RegistrationState } from '@contract/staff/registration.flow';
import { Select, Table } from 'antd';
import { useState } from 'react';
import { rereadIn, type PagedList } from '../../app/paged';
import { ActionBar } from '../../ui/ActionBar';
import { Paged } from '../../ui/Paged';
import { StateTag } from '../../ui/StateTag';
import { fullTime } from '../../ui/time';
import { useSteps, type Steps } from '../../ui/use-steps';
import { Nothing } from '../../ui/Waiting';
import { WordsField } from '../../ui/WordsField';
import { CommunityChoice } from '../CommunityChoice';
import { useRegistrations, useRegistrationTaken } from '../party-data';

const STATES = Object.entries(REGISTRATION_STATES).map(([value, { label }]) => ({ value, label }));

/** 双报到: who has registered with which community; the buttons are the server's. */
export function Registrations() {
  const [state, setState] = useState<RegistrationState>();
  const [communityId, setCommunity] = useState<number>();
  const list = useRegistrations({ ...(state ? { state } : {}), ...(communityId ? { communityId } : {}) });
  // Here, for a form must outlive the row it was opened from.
  const steps = useRegistrationSteps(list);
  const filtered = state !== undefined || communityId !== undefined;
  return (
    <div className="part">
      <div className="party-tools">
        <CommunityChoice allowClear aria-label="社区" value={communityId} onChange={setCommunity} />
        <Select
          allowClear
          aria-label="状态"
          placeholder="全部状态"
          className="party-state"
          options={STATES}
          value={state}
          onChange={setState}
        />
      </div>
      <Paged
        list={list}
        nothing={
          filtered ? (
            <Nothing title="没有这样的报到" hint="换一个社区或状态看看" />
          ) : (
            <Nothing title="还没有报到" hint="党组织和在职党员在“智慧党建”小程序里报到，由社区确认" />
          )
        }
      >
        {(rows) => <Rows rows={rows} steps={steps} />}
      </Paged>
      {steps.dialog}
    </div>
  );
}

interface RowsProps {
  rows: RegistrationView[];
  steps: Steps<RegistrationView>;
}

function Rows({ rows, steps: { start, busy } }: RowsProps) {
  return (
    <Table<RegistrationView>
      rowKey="id"
      size="small"
      dataSource={rows}
      pagination={false}
      scroll={{ x: 740 }}
      columns={[
        {
          title: '报到方',
          minWidth: 160,
          render: (_, { applicant, applicantKind, orgUnit }) => (
            <>
              {applicant}
              <small className="party-aside">
                {applicantKind === 'unit' ? '单位党组织' : `在职党员 · ${orgUnit.name}`}
              </small>
            </>
          ),
        },
        { title: '社区', width: 100, render: (_, { community }) => community.name },
        { title: '说明', render: (_, { words, answer }) => <Said words={words} answer={answer} /> },
        {
          title: '申请日期',
          width: 120,
          render: (_, { requestedAt }) => fullTime(requestedAt).slice(0, 10),
        },
        { title: '状态', width: 96, render: (_, { stateLabel }) => <StateTag label={stateLabel} /> },
        {
          title: '办理',
          width: 216,
          render: (_, row) => (
            <ActionBar actions={row.actions} busy={busy} onTake={(step) => start(row, step)} />
          ),
        },
      ]}
    />
  );
}

const Said = ({ words, answer }: Pick<RegistrationView, 'words' | 'answer'>) => (
  <>
    {words}
    {answer ? <small className="party-aside">答复：{answer}</small> : null}
  </>
);

const useRegistrationSteps = (list: PagedList<RegistrationView>) =>
  useSteps(
    {
      take: partyApi.takeRegistration,
      input: ({ id }: RegistrationView, { action }, { words }) => ({
        ...{ id, action },
        ...(typeof words === 'string' ? { words } : {}),
      }),
      taken: useRegistrationTaken(),
      readAgain: rereadIn(list),
    },
    {
      key: ({ id }) => `registration:${id}`,
      name: ({ applicant }) => applicant,
      about: ({ community, words }) => [`向${community.name}报到`, words].filter(Boolean).join('：'),
      sure: { withdraw: '撤回后，要报到须重新申请。' },
      fields: () => <WordsField label="原因（报到方会看到）" max={200} least={2} />,
    },
  );
