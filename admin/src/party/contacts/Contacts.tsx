import type { ContactRow, PartyMineView } from '@contract/party/party-life.api';
import { Button, Table } from 'antd';
import { useState } from 'react';
import { Paged } from '../../ui/Paged';
import { shortTime } from '../../ui/time';
import { Nothing } from '../../ui/Waiting';
import { OrgChoice } from '../OrgChoice';
import { useContacts } from '../party-data';
import { ContactDrawer } from './ContactDrawer';
import { ProposeDialog } from './ProposeDialog';

/** 双联系: who stands by which community and households; a row opens with every visit. */
export function Contacts({ mine }: { mine: PartyMineView }) {
  const [orgUnitId, setOrg] = useState<number>();
  const [opened, setOpened] = useState<number>();
  const [proposing, setProposing] = useState(false);
  const list = useContacts(orgUnitId);
  const may = mine.runs.length > 0 || mine.communities.length > 0 || mine.membership !== undefined;
  return (
    <div className="part">
      <div className="party-tools">
        <OrgChoice aria-label="按党组织看" own={mine.runs} value={orgUnitId} onChange={setOrg} />
        {orgUnitId === undefined ? null : <Button onClick={() => setOrg(undefined)}>看全部</Button>}
        {may ? (
          <Button type="primary" onClick={() => setProposing(true)}>
            提出结对
          </Button>
        ) : null}
      </div>
      <Paged list={list} nothing={<Nothing title="还没有结对" hint="党组织、党员与社区结对，由对方确认" />}>
        {(rows) => <Rows rows={rows} onOpen={setOpened} />}
      </Paged>
      {opened === undefined ? null : <ContactDrawer id={opened} onClose={() => setOpened(undefined)} />}
      {proposing ? (
        <ProposeDialog
          mine={mine}
          onMade={({ id }) => {
            setProposing(false);
            setOpened(id);
          }}
          onClose={() => setProposing(false)}
        />
      ) : null}
    </div>
  );
}

function Rows({ rows, onOpen }: { rows: ContactRow[]; onOpen: (id: number) => void }) {
  return (
    <Table<ContactRow>
      rowKey="id"
      size="small"
      pagination={false}
      scroll={{ x: 740 }}
      dataSource={rows}
      columns={[
        {
          title: '社区与住户',
          render: (_, { id, target, households }) => (
            <Button type="link" size="small" onClick={() => onOpen(id)}>
              {[target.name, households].filter(Boolean).join(' ')}
            </Button>
          ),
        },
        {
          title: '党组织或党员',
          render: (_, { org, member }) => [member, org.name].filter(Boolean).join(' · '),
        },
        { title: '说明', dataIndex: 'words' },
        { title: '状态', dataIndex: 'stateLabel', width: 110 },
        {
          title: '走访',
          width: 130,
          render: (_, { visits, visitedAt }) =>
            visitedAt === undefined ? `${visits} 次` : `${visits} 次，最近 ${shortTime(visitedAt)}`,
        },
      ]}
    />
  );
}
