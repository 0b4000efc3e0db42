import { UNIT_PARENTS } from '@contract/org/org.api';
import { unitApi, type UnitDetail } from '@contract/staff/unit.api';
import { useMutation } from '@tanstack/react-query';
import { Alert, App, Breadcrumb, Button, Descriptions, Popconfirm, Tag } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'react-router';
import { api, messageOf } from '../app/http';
import { LoadFailed, LoadingRows } from '../ui/Waiting';
import { MoveDialog } from './MoveDialog';
import { useHolds, useOrgChanged, useUnit } from './org-data';
import { UnitDialog } from './UnitDialog';
import { kindInWords } from './unit-words';

/** Leaflet only for those who look at ground. */
const UnitShape = lazy(async () => ({ default: (await import('./UnitShape')).UnitShape }));

interface UnitPanelProps {
  id: number;
  onChanged: () => void;
  onChoose: (id: number) => void;
}

/** One unit: what it does, who sits there, what waits there, and where it lies. */
export function UnitPanel({ id, onChanged, onChoose }: UnitPanelProps) {
  const unit = useUnit(id);
  if (unit.isPending) return <LoadingRows rows={4} />;
  if (unit.isError) return <LoadFailed failed={messageOf(unit.error)} onRetry={() => void unit.refetch()} />;
  const detail = unit.data;
  return (
    <div className="part org-unit">
      <Breadcrumb
        items={detail.above.map(({ id: aboveId, name }) => ({
          key: aboveId,
          title: <a onClick={() => onChoose(aboveId)}>{name}</a>,
        }))}
      />
      <header>
        <h2>
          {detail.name} <Tag>{kindInWords(detail)}</Tag>
          {detail.retired ? <Tag color="warning">已停用</Tag> : null}
        </h2>
        <UnitSteps unit={detail} onChanged={onChanged} />
      </header>
      <Facts unit={detail} />
      {detail.ring ? (
        <Suspense fallback={<LoadingRows rows={1} />}>
          <UnitShape name={detail.name} ring={detail.ring} />
        </Suspense>
      ) : null}
    </div>
  );
}

function UnitSteps({ unit, onChanged }: { unit: UnitDetail; onChanged: () => void }) {
  const mayEdit = useHolds('systemAdmin');
  const [open, setOpen] = useState<'add' | 'change' | 'move'>();
  const orgChanged = useOrgChanged();
  const { message } = App.useApp();
  const done = (says: string) => {
    setOpen(undefined);
    orgChanged();
    onChanged();
    void message.success(says);
  };
  const turn = useMutation({
    mutationFn: () => api(unit.retired ? unitApi.restore : unitApi.retire, { id: unit.id }),
    onSuccess: ({ retired }) => done(retired ? '已停用，历史记录仍保留它的名称' : '已恢复使用'),
  });
  if (!mayEdit) return null;
  const fixed = UNIT_PARENTS[unit.kind].length === 0;
  return (
    <>
      <div className="org-steps">
        <Button type="primary" onClick={() => setOpen('add')} disabled={unit.retired}>
          新增下级
        </Button>
        <Button onClick={() => setOpen('change')}>修改</Button>
        {fixed ? null : (
          <>
            <Button onClick={() => setOpen('move')}>移动</Button>
            <Popconfirm
              title={unit.retired ? `恢复“${unit.name}”？` : `停用“${unit.name}”？停用后不能再选它`}
              okText={unit.retired ? '恢复' : '停用'}
              onConfirm={() => turn.mutate()}
            >
              <Button danger={!unit.retired} loading={turn.isPending}>
                {unit.retired ? '恢复' : '停用'}
              </Button>
            </Popconfirm>
          </>
        )}
      </div>
      {turn.error ? <Alert type="error" showIcon message={messageOf(turn.error)} /> : null}
      {open === 'add' ? (
        <UnitDialog parent={unit} onDone={() => done('已新增')} onClose={() => setOpen(undefined)} />
      ) : null}
      {open === 'change' ? (
        <UnitDialog unit={unit} onDone={() => done('已修改')} onClose={() => setOpen(undefined)} />
      ) : null}
      {open === 'move' ? (
        <MoveDialog unit={unit} onDone={() => done('已移动')} onClose={() => setOpen(undefined)} />
      ) : null}
    </>
  );
}

function Facts({ unit }: { unit: UnitDetail }) {
  const items = [
    { key: 'code', label: '编码', children: unit.code },
    { key: 'phone', label: '电话', children: unit.phone || '—' },
    { key: 'open', label: '未办结案件（含下级）', children: `${unit.openCases.toLocaleString('zh-CN')} 件` },
    { key: 'leaders', label: '分管领导', children: unit.leaders.map(({ name }) => name).join('、') || '—' },
    { key: 'duties', label: '职责', span: 2, children: unit.duties || '—' },
    {
      key: 'people',
      label: '在岗人员',
      span: 2,
      children:
        unit.posts.length === 0 ? (
          '—'
        ) : (
          <ul className="org-posts">
            {unit.posts.map(({ personId, name, label }) => (
              <li key={`${personId}-${label}`}>
                <Link to={`/org/people?person=${personId}`}>{name}</Link> <small>{label}</small>
              </li>
            ))}
          </ul>
        ),
    },
  ];
  return <Descriptions size="small" column={2} bordered items={items} />;
}
