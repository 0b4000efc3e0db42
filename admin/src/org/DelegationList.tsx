import { staffApi, type DelegationView, type StaffView } from '@contract/staff/staff.api';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { api, messageOf } from '../app/http';
import { fullTime } from '../ui/time';
import { DelegateDialog } from './DelegateDialog';
import { useOrgChanged } from './org-data';

const STATES = { coming: '未开始', running: '代理中', over: '已结束' } as const;
const LOOKS = { coming: 'state-tag', running: 'in-use', over: 'state-tag' } as const;

/** Who stood, stands or will stand in for this person, and for whom this person does. */
export function DelegationList({ person }: { person: StaffView }) {
  const [adding, setAdding] = useState(false);
  const changed = useOrgChanged();
  const { message } = App.useApp();
  const end = useMutation({
    mutationFn: (id: number) => api(staffApi.endDelegation, { id }),
    onSuccess: () => {
      changed();
      void message.success('代理已结束');
    },
    onError: (error) => void message.error(messageOf(error)),
  });
  return (
    <section className="staff-part">
      <div className="part-head">
        <h2>外出代理</h2>
        {person.may.delegate && !person.disabled ? (
          <Button size="small" onClick={() => setAdding(true)}>
            设置代理
          </Button>
        ) : null}
      </div>
      {person.delegations.length === 0 ? <p className="org-note">没有代理记录</p> : null}
      <ul className="org-rows">
        {person.delegations.map((row) => (
          <li key={row.id} className={`org-row-${row.state}`}>
            <div>
              <strong>{wordsOf(row, person.id)}</strong>
              <small>
                {fullTime(row.startsAt)} 至 {fullTime(row.endsAt)} · {row.words}
              </small>
            </div>
            <span className={LOOKS[row.state]}>{STATES[row.state]}</span>
            {row.mayEnd ? (
              <Popconfirm title="提前结束代理？" okText="结束" onConfirm={() => end.mutate(row.id)}>
                <Button size="small" loading={end.isPending}>
                  结束
                </Button>
              </Popconfirm>
            ) : null}
          </li>
        ))}
      </ul>
      {adding ? <DelegateDialog person={person} onClose={() => setAdding(false)} /> : null}
    </section>
  );
}

const wordsOf = ({ from, to }: DelegationView, personId: number) =>
  from.id === personId ? `由 ${to.name} 代理` : `代理 ${from.name}`;
