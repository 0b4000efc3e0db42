import { partyApi, type RegistrationView } from '@contract/staff/party.api';
import { REGISTRATION_STATES, type RegistrationState } from '@contract/staff/registration.flow';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { App, Button, Form, Input, Select, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { api, messageOf } from '../app/http';
import { FormModal } from '../ui/FormModal';
import { fullTime } from '../ui/time';
import { LoadFailed } from '../ui/Waiting';
import { PARTY, useOrgChanged } from './org-data';
import { UnitPicker } from './UnitPicker';

type Action = RegistrationView['actions'][number];
const STATES = Object.entries(REGISTRATION_STATES).map(([value, { label }]) => ({ value, label }));

/** 双报到: who has registered with which community; the buttons are the server's. */
export function Registrations() {
  const [state, setState] = useState<RegistrationState>();
  const [communityId, setCommunity] = useState<number>();
  const [asked, setAsked] = useState<{ row: RegistrationView; action: Action }>();
  const list = useInfiniteQuery({
    queryKey: [PARTY, 'registrations', state, communityId],
    queryFn: ({ pageParam }) =>
      api(partyApi.registrations, {
        size: 50,
        ...(state ? { state } : {}),
        ...(communityId === undefined ? {} : { communityId }),
        ...(pageParam ? { after: pageParam } : {}),
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
  const take = useTake(() => setAsked(undefined));
  if (list.isError) return <LoadFailed failed={messageOf(list.error)} onRetry={() => void list.refetch()} />;
  const begin = (row: RegistrationView, action: Action) =>
    action.form === 'none' ? take.mutate({ id: row.id, action: action.action }) : setAsked({ row, action });
  return (
    <div className="part">
      <div className="org-filter">
        <UnitPicker
          aria-label="社区"
          placeholder="社区"
          kinds={['community']}
          value={communityId}
          onChange={setCommunity}
        />
        <Select
          allowClear
          aria-label="状态"
          placeholder="状态"
          options={STATES}
          value={state}
          onChange={setState}
        />
      </div>
      <Table<RegistrationView>
        rowKey="id"
        size="small"
        loading={list.isPending}
        dataSource={list.data?.pages.flatMap(({ rows }) => rows)}
        pagination={false}
        columns={columns(begin)}
      />
      {list.hasNextPage ? (
        <Button block loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          再看 50 条
        </Button>
      ) : null}
      {asked ? (
        <ReasonDialog
          title={`${asked.action.label} · ${asked.row.applicant}`}
          refusal={take.error ? messageOf(take.error) : undefined}
          busy={take.isPending}
          onSend={(words) => take.mutate({ id: asked.row.id, action: asked.action.action, words })}
          onClose={() => setAsked(undefined)}
        />
      ) : null}
    </div>
  );
}

const LOOKS: Readonly<Record<RegistrationState, string>> = {
  requested: 'state-tag',
  confirmed: 'in-use',
  declined: 'state-tag',
  ended: 'state-tag',
};

type Begin = (row: RegistrationView, action: Action) => void;

const columns = (begin: Begin): TableColumnsType<RegistrationView> => [
  {
    title: '报到方',
    render: (_, { applicant, applicantKind, orgUnit }) => (
      <>
        {applicant}
        <small className="org-aside">
          {applicantKind === 'unit' ? '单位党组织' : `在职党员 · ${orgUnit.name}`}
        </small>
      </>
    ),
  },
  { title: '社区', render: (_, { community }) => community.name },
  { title: '说明', dataIndex: 'words' },
  { title: '申请时间', width: 150, render: (_, { requestedAt }) => fullTime(requestedAt) },
  {
    title: '状态',
    width: 110,
    render: (_, row) => <span className={LOOKS[row.state]}>{row.stateLabel}</span>,
  },
  {
    title: '',
    width: 190,
    render: (_, row) => (
      <div className="org-steps">
        {row.actions.map((action) => (
          <Button
            key={action.action}
            size="small"
            type={action.tone === 'main' ? 'primary' : 'default'}
            danger={action.tone === 'warn'}
            onClick={() => begin(row, action)}
          >
            {action.label}
          </Button>
        ))}
      </div>
    ),
  },
];

function useTake(onDone: () => void) {
  const changed = useOrgChanged();
  const { message } = App.useApp();
  return useMutation({
    mutationFn: (input: { id: number; action: Action['action']; words?: string }) =>
      api(partyApi.takeRegistration, input),
    onSuccess: ({ stateLabel }) => {
      changed();
      void message.success(`现为“${stateLabel}”`);
      onDone();
    },
    onError: (error) => void message.error(messageOf(error)),
  });
}

interface ReasonDialogProps {
  title: string;
  refusal?: string;
  busy: boolean;
  onSend: (words: string) => void;
  onClose: () => void;
}

function ReasonDialog({ title, refusal, busy, onSend, onClose }: ReasonDialogProps) {
  const [form] = Form.useForm<{ words: string }>();
  return (
    <FormModal
      title={title}
      form={form}
      refusal={refusal}
      submitLabel="确定"
      busy={busy}
      onSubmit={() => onSend(form.getFieldsValue().words)}
      onClose={onClose}
    >
      <Form.Item
        name="words"
        label="原因"
        rules={[{ required: true, whitespace: true, message: '请写明原因' }]}
      >
        <Input.TextArea maxLength={200} autoFocus showCount />
      </Form.Item>
    </FormModal>
  );
}
