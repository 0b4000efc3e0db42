import type { PartyOrgRow } from '@contract/staff/party.api';
import { Input, Segmented, Tree } from 'antd';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { messageOf } from '../app/http';
import { Registrations } from '../party/registrations/Registrations';
import { LoadFailed, LoadingRows, Nothing } from '../ui/Waiting';
import { Members } from './Members';
import { usePartyOrgs } from './org-data';

const PARTS = [
  { value: 'members', label: '党组织与党员' },
  { value: 'registrations', label: '双报到' },
];

export function Party() {
  const [part, setPart] = useState('members');
  return (
    <>
      <Segmented
        className="party-parts"
        options={PARTS}
        value={part}
        onChange={setPart}
        aria-label="党建内容"
      />
      <Link className="party-life" to="/party">
        会议、双联系与组织关系转接
      </Link>
      {part === 'members' ? <Orgs /> : <Registrations />}
    </>
  );
}

function Orgs() {
  const orgs = usePartyOrgs();
  const [chosen, setChosen] = useState<number>();
  const [typed, setTyped] = useState('');
  const rows = orgs.data?.rows;
  const nodes = useMemo(() => nodesOf(rows ?? [], typed), [rows, typed]);
  if (orgs.isError) return <LoadFailed failed={messageOf(orgs.error)} onRetry={() => void orgs.refetch()} />;
  if (!rows) return <LoadingRows rows={3} />;
  if (rows.length === 0) return <Nothing title="还没有党组织" hint="在“组织机构”里新增" />;
  return (
    <div className="org-split">
      <section className="part org-tree" aria-label="党组织">
        <Input
          allowClear
          placeholder="按名称查找"
          aria-label="查找党组织"
          onChange={({ target }) => setTyped(target.value.trim())}
        />
        <Tree
          key={typed}
          blockNode
          treeData={nodes}
          height={560}
          defaultExpandedKeys={rows.filter(({ aboveId }) => aboveId === undefined).map(({ id }) => id)}
          onSelect={([key]) => setChosen(key === undefined ? undefined : Number(key))}
        />
      </section>
      <section className="org-detail" aria-label="党员名册">
        <Members key={chosen} org={rows.find(({ id }) => id === chosen)} />
      </section>
    </div>
  );
}

interface TreeNode {
  key: number;
  title: React.ReactNode;
  children: TreeNode[];
}

/** As a tree by who is above whom; what was typed gives a plain list. */
function nodesOf(rows: readonly PartyOrgRow[], words: string): TreeNode[] {
  const nodes = new Map(
    rows.map((row) => [row.id, { key: row.id, title: <Title row={row} />, children: [] as TreeNode[] }]),
  );
  if (words)
    return rows.flatMap(({ id, name }) => {
      const node = name.includes(words) ? nodes.get(id) : undefined;
      return node ? [node] : [];
    });
  const roots: TreeNode[] = [];
  for (const row of rows) {
    const node = nodes.get(row.id);
    if (node) (nodes.get(row.aboveId ?? 0)?.children ?? roots).push(node);
  }
  return roots;
}

function Title({ row: { name, rankLabel, members } }: { row: PartyOrgRow }) {
  return (
    <span className="org-node">
      <span>{name}</span>
      <small>
        {rankLabel}
        {members > 0 ? ` · ${members} 名党员` : ''}
      </small>
    </span>
  );
}
