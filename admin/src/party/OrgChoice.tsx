import type { UnitBrief } from '@contract/staff/unit.api';
import { Select } from 'antd';
import { useState } from 'react';
import { useOrgsFound } from './party-data';

interface OrgChoiceProps {
  /** Filled by the form it stands in. */
  id?: string;
  value?: number;
  /** Offered before anything is typed. */
  own?: UnitBrief[];
  onChange?: (orgUnitId: number) => void;
  'aria-label'?: string;
}

/** A Party organisation: one's own, or any by part of its name. */
export function OrgChoice({ own = [], onChange, ...rest }: OrgChoiceProps) {
  const [typed, setTyped] = useState('');
  const found = useOrgsFound(typed);
  const [picked, setPicked] = useState<UnitBrief>();
  const rows = typed ? (found.data?.rows ?? []) : own;
  const known = picked && !rows.some(({ id }) => id === picked.id) ? [picked, ...rows] : rows;
  return (
    <Select<number>
      {...rest}
      className="party-org"
      showSearch
      filterOption={false}
      placeholder="输入党组织名称查找"
      loading={found.isFetching}
      onSearch={(words) => setTyped(words.trim())}
      notFoundContent={typed ? (found.isFetching ? '正在查找…' : '没有找到') : '请输入名称'}
      options={known.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(id) => {
        setPicked(known.find((org) => org.id === id));
        onChange?.(id);
      }}
    />
  );
}
