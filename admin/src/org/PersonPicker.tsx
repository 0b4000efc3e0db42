import { staffApi } from '@contract/staff/staff.api';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { api } from '../app/http';
import { STAFF } from './org-data';

interface PersonPickerProps {
  id?: string;
  value?: number;
  onChange?: (personId: number | undefined) => void;
  /** Whom not to offer. */
  except?: number;
  'aria-label'?: string;
}

/** A member of staff in service, by part of the name or by account. */
export function PersonPicker({ except, ...rest }: PersonPickerProps) {
  const [typed, setTyped] = useState('');
  const found = useQuery({
    queryKey: [STAFF, 'found', typed],
    queryFn: () => api(staffApi.list, { words: typed, state: 'active', size: 20 }),
    enabled: typed !== '',
  });
  const rows = (found.data?.rows ?? []).filter(({ id }) => id !== except);
  return (
    <Select
      {...rest}
      showSearch
      allowClear
      filterOption={false}
      placeholder="输入姓名或用户名查找"
      loading={found.isFetching}
      onSearch={(words) => setTyped(words.trim())}
      notFoundContent={typed ? (found.isFetching ? '正在查找…' : '没有找到') : '请输入姓名或用户名'}
      options={rows.map(({ id, name, posts }) => ({
        value: id,
        label: name,
        where: posts.map(({ unitName, label }) => `${unitName} ${label}`).join('、'),
      }))}
      optionRender={({ label, data }) => (
        <span className="pick">
          {label}
          <small>{data.where}</small>
        </span>
      )}
    />
  );
}
