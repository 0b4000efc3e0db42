import type { UnitKind } from '@contract/org/org.api';
import { Select } from 'antd';
import { useState } from 'react';
import { useFoundUnits } from './org-data';

interface UnitPickerProps {
  /** Filled by the form it stands in. */
  id?: string;
  value?: number;
  onChange?: (unitId: number | undefined, name?: string) => void;
  kinds?: readonly UnitKind[];
  placeholder?: string;
  /** The unit chosen beforehand. */
  current?: { id: number; name: string };
  'aria-label'?: string;
}

/** A unit by part of its name or code. */
export function UnitPicker({
  kinds,
  current,
  onChange,
  placeholder = '输入名称或编码查找',
  ...rest
}: UnitPickerProps) {
  const [typed, setTyped] = useState('');
  const found = useFoundUnits(typed);
  const rows = (found.data?.rows ?? []).filter(
    ({ kind, retired }) => !retired && (!kinds || kinds.includes(kind)),
  );
  const options = rows.map(({ id, name, above }) => ({ value: id, label: name, above }));
  const known = current && !options.some(({ value }) => value === current.id);
  return (
    <Select
      {...rest}
      onChange={(unitId: number | undefined) =>
        onChange?.(unitId, rows.find(({ id }) => id === unitId)?.name)
      }
      showSearch
      allowClear
      filterOption={false}
      placeholder={placeholder}
      loading={found.isFetching}
      onSearch={(words) => setTyped(words.trim())}
      notFoundContent={typed ? (found.isFetching ? '正在查找…' : '没有找到') : '请输入名称或编码'}
      options={known ? [{ value: current.id, label: current.name, above: '' }, ...options] : options}
      optionRender={({ label, data }) => (
        <span className="pick">
          {label}
          <small>{data.above}</small>
        </span>
      )}
    />
  );
}
