import { volunteerApi, type ClaimActionView, type OrderView } from '@contract/volunteer/volunteer.api';
import { api } from '@shared/api/request';
import { useRemote, type Remote } from '@shared/hooks/remote';
import { useSteps, type Steps } from '@shared/hooks/steps';

export type OrderActionView = OrderView['actions'][number];
type Helper = OrderView['helpers'][number];
/** A step about one of those who came. */
export interface HelperAction extends ClaimActionView {
  claimId: number;
}

export interface OrderHook extends Remote<OrderView> {
  steps: Steps<OrderActionView>;
  helperSteps: Steps<HelperAction>;
}

/** One order, its steps, and those about the people who came. */
export function useOrder(id: number): OrderHook {
  const remote = useRemote(id > 0 ? `order-${id}` : null, () => api(volunteerApi.showOrder, { id }));
  const steps = useSteps(remote, {
    input: ({ action }: OrderActionView, form) => ({ id, action, form }),
    send: (input, options) => api(volunteerApi.takeOrder, input, options),
  });
  const shown = remote.data;
  const helperSteps = useSteps(
    { refresh: remote.refresh, put: (helper: Helper) => shown && remote.put(withHelper(shown, helper)) },
    {
      input: ({ claimId, action }: HelperAction, form) => ({ id: claimId, action, form }),
      send: async (input, options): Promise<Helper> => {
        const { id: claimId, name, actions } = await api(volunteerApi.takeClaim, input, options);
        return { claimId, name, actions };
      },
    },
  );
  return { ...remote, steps, helperSteps };
}

const withHelper = (order: OrderView, changed: Helper): OrderView => ({
  ...order,
  helpers: order.helpers.map((helper) => (helper.claimId === changed.claimId ? changed : helper)),
});
