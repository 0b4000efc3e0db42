import './party.css';
import { Tabs } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { messageOf } from '../app/http';
import { PageHead } from '../ui/PageHead';
import { LoadFailed, LoadingRows, Nothing } from '../ui/Waiting';
import { BranchPanel } from './branch/BranchPanel';
import { Contacts } from './contacts/Contacts';
import { MeetingCalendar } from './meetings/MeetingCalendar';
import { OrgChoice } from './OrgChoice';
import { usePartyMine } from './party-data';
import { Registrations } from './registrations/Registrations';
import { Transfers } from './transfers/Transfers';

/** 组织管理: the life of the organisations somebody leads, and what they have with the communities. */
export function PartyPage() {
  const { part } = useParams();
  const go = useNavigate();
  const mine = usePartyMine();
  const [chosen, setChosen] = useState<number>();
  if (mine.isError) return <LoadFailed failed={messageOf(mine.error)} onRetry={() => void mine.refetch()} />;
  if (!mine.data) return <LoadingRows rows={3} />;
  const { runs, membership } = mine.data;
  const own =
    membership && !runs.some(({ id }) => id === membership.org.id) ? [membership.org, ...runs] : runs;
  const orgId = chosen ?? own[0]?.id;
  const choose = <Nothing title="请先选一个党组织" hint="在上方输入名称查找" />;
  const parts = [
    {
      key: 'meetings',
      label: '会议日历',
      children: orgId === undefined ? choose : <MeetingCalendar key={orgId} orgId={orgId} />,
    },
    {
      key: 'branch',
      label: '支部主页',
      children: orgId === undefined ? choose : <BranchPanel key={orgId} id={orgId} onGo={setChosen} />,
    },
    { key: 'contacts', label: '双联系', children: <Contacts mine={mine.data} /> },
    { key: 'registrations', label: '双报到', children: <Registrations /> },
    { key: 'transfers', label: '组织关系转接', children: <Transfers mine={mine.data} /> },
  ];
  return (
    <div className="party">
      <PageHead
        title="组织管理"
        about="三会一课、支部主页、双联系、双报到与组织关系转接；党员名册在“组织与人员”"
      >
        <OrgChoice aria-label="党组织" own={own} value={orgId} onChange={setChosen} />
      </PageHead>
      <Tabs
        activeKey={parts.find(({ key }) => key === part)?.key ?? 'meetings'}
        items={parts}
        destroyOnHidden
        onChange={(key) => void go(`/party/${key}`, { replace: true })}
      />
    </div>
  );
}
