import { orgApi } from '@contract/org/org.api';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { byLabel } from '../app/choices';
import { api } from '../app/http';

interface CommunityChoiceProps {
  /** Filled by the form it stands in. */
  id?: string;
  value?: number;
  allowClear?: boolean;
  onChange?: (id: number | undefined) => void;
  'aria-label'?: string;
}

/** A community of the district, by part of its name. */
export function CommunityChoice(props: CommunityChoiceProps) {
  const units = useQuery({
    queryKey: ['party-life', 'communities'],
    queryFn: () => api(orgApi.units, { kinds: 'community' }),
    staleTime: 600_000,
  });
  return (
    <Select
      {...props}
      className="party-community"
      showSearch
      placeholder="输入社区名称查找"
      loading={units.isPending}
      filterOption={byLabel}
      options={units.data?.rows.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}
