import { rightsApi, type RequestRow } from '@contract/identity/rights.api';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { api } from '../app/http';
import { PageHead } from '../ui/PageHead';
import { Paged } from '../ui/Paged';
import { Nothing } from '../ui/Waiting';
import { FindPerson } from './FindPerson';
import { RequestTable } from './RequestTable';
import { SettleDialog, type Settling } from './SettleDialog';
import { UnmaskDialog } from './UnmaskDialog';
import { useRequests, useRequestTaken, type Which } from './use-requests';
import './people-data.css';

const WHICH = [
  { value: '1' as const, label: '未办结' },
  { value: '0' as const, label: '全部' },
];

/** What people ask for about their own data, and by when it is to be answered. */
export function PeopleDataPage() {
  const [open, setOpen] = useState<Which>('1');
  const [settling, setSettling] = useState<Settling>();
  const [showing, setShowing] = useState<RequestRow>();
  const [finding, setFinding] = useState(false);
  const requests = useRequests(open);
  const taken = useRequestTaken();
  return (
    <div className="people-data">
      <PageHead
        title="个人信息请求"
        about="复制与删除由系统自动办理；更正由您办理并答复。从申请之日起 15 个工作日内办完。"
      >
        <Segmented<Which> value={open} onChange={setOpen} options={WHICH} aria-label="筛选" />
        <Button onClick={() => setFinding(true)}>受理窗口或来信</Button>
      </PageHead>
      <Paged
        list={requests}
        nothing={<Nothing title="没有请求" hint="居民在随手拍“我的—我的信息”里提出的，会列在这里" />}
      >
        {(rows) => <RequestTable rows={rows} onSettle={setSettling} onUnmask={setShowing} />}
      </Paged>
      {settling ? <SettleDialog {...settling} onDone={taken} onClose={() => setSettling(undefined)} /> : null}
      {showing ? (
        <UnmaskDialog
          title={`查看 ${showing.personName} 的姓名与手机号`}
          ask={(reason) => api(rightsApi.unmaskPerson, { id: showing.personId, reason })}
          onClose={() => setShowing(undefined)}
        />
      ) : null}
      {finding ? <FindPerson onClose={() => setFinding(false)} /> : null}
    </div>
  );
}
