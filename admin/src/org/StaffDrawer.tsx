import { staffApi, type FirstPassword, type StaffView } from '@contract/staff/staff.api';
import { Alert, App, Button, Drawer, Popconfirm, Tag } from 'antd';
import { useState } from 'react';
import { messageOf } from '../app/http';
import { useCreate } from '../app/use-create';
import { fullTime } from '../ui/time';
import { LoadFailed, LoadingRows } from '../ui/Waiting';
import { ChangeStaffDialog } from './ChangeStaffDialog';
import { DelegationList } from './DelegationList';
import { DisableDialog } from './DisableDialog';
import { useOrgChanged, usePerson } from './org-data';
import { PasswordShown } from './PasswordShown';
import { Postings } from './Postings';
import { useStaffStep } from './use-staff-step';

interface StaffDrawerProps {
  id: number;
  onClose: () => void;
}

/** One person: posts and terms, charges, who stands in for whom, and what may be done. */
export function StaffDrawer({ id, onClose }: StaffDrawerProps) {
  const person = usePerson(id);
  return (
    <Drawer open onClose={onClose} width={720} title={person.data?.name ?? '人员'} className="staff-drawer">
      {person.data ? (
        <Person person={person.data} />
      ) : person.isError ? (
        <LoadFailed failed={messageOf(person.error)} onRetry={() => void person.refetch()} />
      ) : (
        <LoadingRows rows={3} />
      )}
    </Drawer>
  );
}

function Person({ person }: { person: StaffView }) {
  const { account, phone, disabled, createdAt, party, may } = person;
  return (
    <>
      <p className="staff-head">
        <span>{account}</span>
        <span>{phone || '未登记手机号'}</span>
        <span>{fullTime(createdAt).slice(0, 10)} 建档</span>
        {party ? (
          <Tag color="red">
            {party.kindLabel} · {party.orgUnit.name}
          </Tag>
        ) : null}
        {disabled ? <Tag color="warning">已停用</Tag> : null}
      </p>
      {may.edit ? <AccountSteps person={person} /> : null}
      <Postings person={person} />
      <DelegationList person={person} />
    </>
  );
}

function AccountSteps({ person }: { person: StaffView }) {
  const [open, setOpen] = useState<'change' | 'disable'>();
  const [first, setFirst] = useState<FirstPassword>();
  const changed = useOrgChanged();
  const { message } = App.useApp();
  const close = () => setOpen(undefined);
  const enable = useStaffStep(staffApi.enable, '已恢复，可以登录');
  const renew = useCreate(staffApi.newPassword, (made) => {
    changed();
    setFirst(made);
    void message.success('已重发初始密码，原有登录全部退出');
  });
  const failed = enable.error ?? renew.error;
  return (
    <section className="staff-part">
      <div className="org-steps">
        <Button onClick={() => setOpen('change')}>修改</Button>
        <Popconfirm
          title="重发初始密码？原密码和全部登录立即失效"
          okText="重发"
          onConfirm={() => renew.mutate({ id: person.id })}
        >
          <Button loading={renew.isPending}>重发初始密码</Button>
        </Popconfirm>
        {person.disabled ? (
          <Button loading={enable.isPending} onClick={() => enable.mutate({ id: person.id })}>
            恢复账号
          </Button>
        ) : (
          <Button danger onClick={() => setOpen('disable')}>
            停用账号
          </Button>
        )}
      </div>
      {failed ? <Alert type="error" showIcon message={messageOf(failed)} /> : null}
      {open === 'change' ? <ChangeStaffDialog person={person} onClose={close} /> : null}
      {open === 'disable' ? <DisableDialog person={person} onClose={close} /> : null}
      {first ? <PasswordShown made={first} onClose={() => setFirst(undefined)} /> : null}
    </section>
  );
}
