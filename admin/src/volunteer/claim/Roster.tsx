import type { ClaimRow } from '@contract/volunteer/volunteer.api';
import { Button, Table, Tag, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { Paged } from '../../ui/Paged';
import { StateTag } from '../../ui/StateTag';
import { shortTime } from '../../ui/time';
import { Nothing } from '../../ui/Waiting';
import { useThingSteps } from '../step/use-thing-steps';
import { ROW_OF_CLAIM, useRoster } from '../volunteer-data';
import { ClaimDrawer } from './ClaimDrawer';

/** 名单: who claimed it, who came, and each one's own steps. */
export function Roster({ activityId }: { activityId: number }) {
  const list = useRoster(activityId);
  const [open, setOpen] = useState<number>();
  const steps = useThingSteps<ClaimRow>(ROW_OF_CLAIM, {
    name: ({ name }) => name,
    about: ({ stateLabel, missLabel }) => `现为“${stateLabel}”${missLabel ? `（${missLabel}）` : ''}`,
  });
  return (
    <section className="part" aria-label="名单">
      <h2>名单</h2>
      <Paged list={list} nothing={<Nothing title="还没有人认领" hint="发布招募后，认领的人会出现在这里" />}>
        {(rows) => (
          <Table<ClaimRow>
            rowKey="id"
            size="small"
            dataSource={rows}
            pagination={false}
            scroll={{ x: 620 }}
            columns={linesOf({ onOpen: setOpen, onTake: steps.start })}
          />
        )}
      </Paged>
      {open === undefined ? null : (
        <ClaimDrawer
          id={open}
          busy={steps.busy}
          onTake={(claim, step) => steps.start(claim, step)}
          onClose={() => setOpen(undefined)}
        />
      )}
      {steps.dialog}
    </section>
  );
}

interface Hands {
  onOpen: (id: number) => void;
  onTake: (claim: ClaimRow, step: ClaimRow['actions'][number]) => void;
}

const linesOf = ({ onOpen, onTake }: Hands): TableColumnsType<ClaimRow> => [
  {
    title: '志愿者',
    key: 'name',
    render: (_, { id, name }) => (
      <Button type="link" className="volunteer-name" onClick={() => onOpen(id)}>
        {name || '没有姓名'}
      </Button>
    ),
  },
  {
    title: '情况',
    key: 'state',
    render: (_, claim) => (
      <span className="volunteer-tags">
        <StateTag label={claim.stateLabel} />
        {claim.missLabel ? <Tag color="orange">{claim.missLabel}</Tag> : null}
        {claim.proofWaiting ? <Tag color="gold">离线签到待核实</Tag> : null}
        {claim.countedTo === undefined ? null : (
          <Tag color="orange">没有签退，算到 {shortTime(claim.countedTo)}</Tag>
        )}
        {claim.complaints > 0 ? <Tag color="red">有投诉</Tag> : null}
      </span>
    ),
  },
  { title: '认领时间', key: 'at', width: 110, render: (_, { claimedAt }) => shortTime(claimedAt) },
  { title: '时长', key: 'hours', width: 90, render: (_, { hours }) => (hours > 0 ? `${hours} 小时` : '') },
  { title: '评分', key: 'rating', width: 70, render: (_, { rating }) => (rating ? `${rating} 分` : '') },
  {
    title: '',
    key: 'steps',
    render: (_, claim) => (
      <span className="volunteer-steps">
        {claim.actions.map((step) => (
          <Button
            key={step.action}
            size="small"
            type={step.tone === 'main' ? 'primary' : 'default'}
            danger={step.tone === 'warn'}
            onClick={() => onTake(claim, step)}
          >
            {step.label}
          </Button>
        ))}
      </span>
    ),
  },
];
