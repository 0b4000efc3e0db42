import { messageOf } from '../app/http';
import { staffApi, type PostingView, type StaffView } from '@contract/staff/staff.api';
import { App, Button, Tag } from 'antd';
import { useState } from 'react';
import { fullTime } from '../ui/time';
import { Nothing } from '../ui/Waiting';
import { ChargesDialog } from './ChargesDialog';
import { leavesWork } from './leaves-work';
import { PostDialog } from './PostDialog';
import { TransferWizard } from './TransferWizard';
import { useStaffStep } from './use-staff-step';

const STATES = { coming: '未到任期', held: '在任', over: '已结束' } as const;
const LOOKS = { coming: 'state-tag', held: 'in-use', over: 'state-tag' } as const;

/** The posts of a person with their terms, and what the security administrator does with them. */
export function Postings({ person }: { person: StaffView }) {
  const [open, setOpen] = useState<'grant' | 'charges' | 'transfer'>();
  const close = () => setOpen(undefined);
  const leads = person.postings.some(({ post, state }) => post === 'leader' && state === 'held');
  return (
    <section className="staff-part">
      <div className="part-head">
        <h2>岗位与任期</h2>
        {person.may.post && !person.disabled ? (
          <div className="org-steps">
            <Button size="small" type="primary" onClick={() => setOpen('grant')}>
              授予岗位
            </Button>
            <Button size="small" onClick={() => setOpen('transfer')}>
              办理调动
            </Button>
            {leads ? (
              <Button size="small" onClick={() => setOpen('charges')}>
                分管单位
              </Button>
            ) : null}
          </div>
        ) : null}
      </div>
      {person.postings.length === 0 ? <Nothing title="还没有岗位" hint="由安全管理员授予后才能办件" /> : null}
      <ul className="org-rows">
        {person.postings.map((posting) => (
          <Posting key={posting.id} posting={posting} person={person} />
        ))}
      </ul>
      {person.charges.length > 0 ? (
        <p className="staff-charges">
          分管：
          {person.charges.map(({ id, name }) => (
            <Tag key={id}>{name}</Tag>
          ))}
        </p>
      ) : null}
      {open === 'grant' ? <PostDialog person={person} onClose={close} /> : null}
      {open === 'charges' ? <ChargesDialog person={person} onClose={close} /> : null}
      {open === 'transfer' ? <TransferWizard person={person} onClose={close} /> : null}
    </section>
  );
}

function Posting({ posting, person }: { posting: PostingView; person: StaffView }) {
  const { id, label, unit, startsAt, endsAt, state } = posting;
  const [changing, setChanging] = useState(false);
  const { modal, message } = App.useApp();
  const end = useStaffStep(staffApi.endPost, '已收回');
  const take = (anyway?: true) =>
    end.mutate(anyway ? { id, anyway } : { id }, {
      onError: (error) => {
        if (!leavesWork(error)) return void message.error(messageOf(error));
        modal.confirm({
          title: '还有案件没有办结',
          content: error.message,
          okText: '仍要收回',
          okButtonProps: { danger: true },
          onOk: () => take(true),
        });
      },
    });
  return (
    <li className={`org-row-${state}`}>
      <div>
        <strong>{label}</strong> · {unit.name}
        <small>
          {startsAt ? fullTime(startsAt).slice(0, 10) : '最初'} 起
          {endsAt ? `，至 ${fullTime(endsAt - 1).slice(0, 10)}` : '，不限期'}
        </small>
      </div>
      <span className={LOOKS[state]}>{STATES[state]}</span>
      {person.may.post && state !== 'over' ? (
        <div className="org-steps">
          <Button size="small" onClick={() => setChanging(true)}>
            改任期
          </Button>
          <Button
            size="small"
            danger
            loading={end.isPending}
            onClick={() =>
              modal.confirm({ title: `收回“${unit.name} ${label}”？`, okText: '收回', onOk: () => take() })
            }
          >
            收回
          </Button>
        </div>
      ) : null}
      {changing ? <PostDialog person={person} posting={posting} onClose={() => setChanging(false)} /> : null}
    </li>
  );
}
