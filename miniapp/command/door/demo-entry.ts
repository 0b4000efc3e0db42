import { useEffect, useState } from 'react';
import { identityApi, type DemoPerson } from '@contract/identity/identity.api';
import { ApiError, messageOf } from '@shared/api/api-error';
import { api } from '@shared/api/request';

export interface DemoEntry {
  /** The address names somebody, and the sign-in is under way. */
  entering: boolean;
  error?: string;
}

type Enter = (person: DemoPerson) => Promise<boolean>;

/**
 * H5: `?person=ACCOUNT` (or `?as=KEY`) before the `#` signs in as that demonstration person, so that the landing
 * page can open a phone in somebody's hands.
 */
export function useDemoEntry(enter: Enter): DemoEntry {
  const [wanted] = useState(wantedPerson);
  const [entry, setEntry] = useState<DemoEntry>({ entering: wanted !== null });
  useEffect(() => {
    if (wanted === null) return;
    // Taken off the address, or a reload after signing out would sign in again.
    window.history.replaceState(null, '', window.location.pathname + window.location.hash);
    find(wanted)
      .then(enter)
      .then(() => setEntry({ entering: false }))
      .catch((error: unknown) => setEntry({ entering: false, error: messageOf(error) }));
  }, [wanted, enter]);
  return entry;
}

function wantedPerson(): string | null {
  if (process.env.TARO_ENV !== 'h5') return null;
  const query = new URLSearchParams(window.location.search);
  return query.get('person') ?? query.get('as');
}

async function find(wanted: string): Promise<DemoPerson> {
  const { rows } = await api(identityApi.demoPeople, {});
  const found = rows.find(({ account, key }) => account === wanted || key === wanted);
  if (!found) throw new ApiError(404, 'notFound', `演示人物里没有“${wanted}”，请在下面选一个`);
  return found;
}
