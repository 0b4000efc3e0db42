import { useQueryClient } from '@tanstack/react-query';
import { useReplaceRow } from '../../app/paged';
import { thingKey, VOLUNTEER, type Kind, type Living } from '../volunteer-data';

/**
 * Puts what a step answered in the place of what was shown, in the roster too: a claim's view is its row and more. What
 * hangs on it is read afresh, the thing itself is not.
 */
export function useTaken<View extends Living>({ name }: Kind<View>) {
  const client = useQueryClient();
  const replaceRow = useReplaceRow<View>([VOLUNTEER, name, 'roster']);
  return (view: View) => {
    client.setQueryData(thingKey(name, view.id), view);
    replaceRow(view);
    void client.invalidateQueries({
      predicate: ({ queryKey: [first, kind, what, id] }) =>
        first === VOLUNTEER && !(kind === name && (what === 'roster' || (what === 'one' && id === view.id))),
    });
  };
}
