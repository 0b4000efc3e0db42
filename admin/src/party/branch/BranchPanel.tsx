import type { BranchView } from '@contract/party/party-life.api';
import { Breadcrumb, Button, Statistic, Table } from 'antd';
import { messageOf } from '../../app/http';
import { LoadFailed, LoadingRows } from '../../ui/Waiting';
import { useBranch } from '../party-data';
import { BranchMembers } from './BranchMembers';
import { DutyTable } from './DutyTable';

/** A Party organisation's page: this year's figures, what it owes, its members, and the line up and down. */
export function BranchPanel({ id, onGo }: { id: number; onGo: (id: number) => void }) {
  const { data, isError, error, refetch } = useBranch(id);
  if (isError && !data) return <LoadFailed failed={messageOf(error)} onRetry={() => void refetch()} />;
  if (!data) return <LoadingRows rows={4} />;
  return (
    <div className="branch">
      <Breadcrumb
        items={[
          ...data.above.map(({ id: aboveId, name }) => ({
            key: aboveId,
            title: (
              <Button type="link" size="small" onClick={() => onGo(aboveId)}>
                {name}
              </Button>
            ),
          })),
          { key: id, title: `${data.name}（${data.rankLabel}）` },
        ]}
      />
      <Figures figures={data.figures} />
      {data.duties.length > 0 ? <DutyTable duties={data.duties} /> : null}
      {data.below.length > 0 ? <Below rows={data.below} onGo={onGo} /> : null}
      {data.seesMembers ? <BranchMembers branch={data} /> : null}
    </div>
  );
}

function Figures({ figures }: { figures: BranchView['figures'] }) {
  const { members, probationary, meetingsHeld, meetingsOwed, meetingsMissing, attendance } = figures;
  return (
    <div className="part branch-figures">
      <Statistic title={`党员（预备 ${probationary}）`} value={members} />
      <Statistic title="今年已开会议" value={meetingsHeld} />
      <Statistic title="到期应开" value={meetingsOwed} />
      <Statistic title="欠开" value={meetingsMissing} />
      <Statistic title="到会率" value={attendance === undefined ? '—' : `${attendance}%`} />
      <Statistic title="双服务：社区（小时）" value={figures.hours} />
      <Statistic title="双服务：群众（件心愿）" value={figures.wishes} />
      <Statistic title="积分" value={figures.points} />
      <Statistic title="双报到" value={figures.registrations} />
      <Statistic title="双联系 / 走访" value={`${figures.contacts} / ${figures.visits}`} />
    </div>
  );
}

function Below({ rows, onGo }: { rows: BranchView['below']; onGo: (id: number) => void }) {
  return (
    <section className="part" aria-label="下级党组织">
      <h2>下级党组织</h2>
      <Table
        rowKey="id"
        size="small"
        pagination={rows.length > 20 ? { pageSize: 20, showSizeChanger: false } : false}
        dataSource={rows}
        columns={[
          {
            title: '名称',
            render: (_, { id, name }) => (
              <Button type="link" size="small" onClick={() => onGo(id)}>
                {name}
              </Button>
            ),
          },
          { title: '类别', dataIndex: 'rankLabel', width: 110 },
          { title: '党员', dataIndex: 'members', width: 90, sorter: (a, b) => a.members - b.members },
          {
            title: '欠开会议',
            dataIndex: 'missing',
            width: 110,
            sorter: (a, b) => a.missing - b.missing,
          },
        ]}
      />
    </section>
  );
}
