import type { Route } from '@contract/route';
import type { StaffView } from '@contract/staff/staff.api';
import { useMutation } from '@tanstack/react-query';
import { App } from 'antd';
import { api } from '../app/http';
import { useOrgChanged } from './org-data';

/** A step with a person that answers how they stand now. */
export function useStaffStep<Input extends object>(
  route: Route<Input, StaffView>,
  says: string,
  onDone?: () => void,
) {
  const changed = useOrgChanged();
  const { message } = App.useApp();
  return useMutation({
    mutationFn: (input: Input) => api(route, input),
    onSuccess: (person) => {
      changed(person);
      void message.success(says);
      onDone?.();
    },
  });
}
