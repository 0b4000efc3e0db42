import { useCallback, useState } from 'react';
import type { MyDataView } from '@contract/identity/rights.api';
import { rightsApi } from '@contract/identity/rights.api';
import { messageOf } from '../../api/api-error';
import { api } from '../../api/request';
import { useRemote, type Remote } from '../../hooks/remote';

export interface MyDataHook extends Remote<MyDataView> {
  busy: boolean;
  /** Why the last thing asked for was refused. */
  refusal?: string;
  /** Does something with my data and reads anew how it stands; resolves to whether it worked. */
  act: (ask: () => Promise<unknown>) => Promise<boolean>;
}

/** What is known of me, and what I do with it. */
export function useMyData(personId: number): MyDataHook {
  const remote = useRemote(`my-data:${personId}`, () => api(rightsApi.myData, {}));
  const [now, setNow] = useState<{ busy: boolean; refusal?: string }>({ busy: false });
  const { refresh } = remote;
  const act = useCallback(
    async (ask: () => Promise<unknown>) => {
      setNow({ busy: true });
      try {
        await ask();
        setNow({ busy: false });
        await refresh();
        return true;
      } catch (error) {
        setNow({ busy: false, refusal: messageOf(error) });
        return false;
      }
    },
    [refresh],
  );
  return { ...remote, ...now, act };
}
