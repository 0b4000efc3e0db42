import type { UnitNode } from '@contract/staff/unit.api';
import { Input, Tree } from 'antd';
import { useMemo, useState } from 'react';
import { LoadFailed, LoadingRows, Nothing } from '../ui/Waiting';
import { useFoundUnits } from './org-data';
import { kindInWords } from './unit-words';
import { UnitPanel } from './UnitPanel';
import { useUnitTree, type Branches } from './use-unit-tree';

interface TreeNode {
  key: number;
  title: React.ReactNode;
  isLeaf: boolean;
  children?: TreeNode[];
}

/** The tree at the left, the unit in hand at the right. */
export function Units() {
  const tree = useUnitTree();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<number>();
  const nodes = useMemo(() => nodesUnder(0, tree.branches), [tree.branches]);
  const opened = useMemo(
    () => [...tree.branches.keys()].filter((id) => id !== 0).slice(0, 2),
    [tree.branches],
  );
  const [expanded, setExpanded] = useState<number[]>();
  return (
    <div className="org-split">
      <section className="part org-tree" aria-label="单位树">
        <Input.Search
          allowClear
          placeholder="按名称或编码查找"
          aria-label="查找单位"
          onSearch={(words) => setTyped(words.trim())}
          onChange={({ target }) => target.value === '' && setTyped('')}
        />
        {typed ? (
          <Found words={typed} onChoose={setChosen} />
        ) : tree.fault ? (
          <LoadFailed failed={tree.fault} onRetry={() => void tree.load(0)} />
        ) : nodes.length === 0 ? (
          <LoadingRows rows={3} />
        ) : (
          <Tree<TreeNode>
            blockNode
            treeData={nodes}
            expandedKeys={expanded ?? opened}
            onExpand={(keys) => setExpanded(keys.map(Number))}
            selectedKeys={chosen === undefined ? [] : [chosen]}
            loadData={async ({ key }) => void (await tree.load(Number(key)))}
            loadedKeys={[...tree.branches.keys()]}
            onSelect={([key]) => setChosen(key === undefined ? undefined : Number(key))}
          />
        )}
      </section>
      <section className="org-detail" aria-label="单位详情">
        {chosen === undefined ? (
          <div className="part">
            <Nothing title="请在左侧选择一个单位" hint="可查看职责、在岗人员、分管领导与在办案件" />
          </div>
        ) : (
          <UnitPanel key={chosen} id={chosen} onChanged={() => void tree.refresh()} onChoose={setChosen} />
        )}
      </section>
    </div>
  );
}

function nodesUnder(parentId: number, branches: Branches): TreeNode[] {
  return (branches.get(parentId) ?? []).map((unit) => ({
    key: unit.id,
    title: <NodeTitle unit={unit} />,
    isLeaf: unit.children === 0,
    ...(branches.has(unit.id) ? { children: nodesUnder(unit.id, branches) } : {}),
  }));
}

function NodeTitle({ unit }: { unit: UnitNode }) {
  return (
    <span className={unit.retired ? 'org-node org-node-retired' : 'org-node'}>
      <span>{unit.name}</span>
      <small>
        {unit.retired
          ? '已停用'
          : unit.people > 0
            ? `${unit.people} 人`
            : unit.kind === 'partyOrg'
              ? '党'
              : ''}
      </small>
    </span>
  );
}

function Found({ words, onChoose }: { words: string; onChoose: (id: number) => void }) {
  const found = useFoundUnits(words);
  if (found.isPending) return <LoadingRows rows={3} />;
  const rows = found.data?.rows ?? [];
  if (rows.length === 0) return <Nothing title="没有找到" hint="换个名称，或用编码的前几位查找" />;
  return (
    <ul className="org-found">
      {rows.map((unit) => (
        <li key={unit.id}>
          <button type="button" onClick={() => onChoose(unit.id)}>
            <strong>{unit.name}</strong>
            <small>
              {kindInWords(unit)} · {unit.above || '—'}
              {unit.retired ? ' · 已停用' : ''}
            </small>
          </button>
        </li>
      ))}
    </ul>
  );
}
