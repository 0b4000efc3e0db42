import { useEffect } from 'react';
import { identityApi, type DemoPerson } from '@contract/identity/identity.api';
import { ApiError } from '../api/api-error';
import { api } from '../api/request';
import { useRemote, type Remote } from './remote';
import { useSession } from './session';

/** The demonstration people of this program; asked for while the door stands open, and only on H5: in WeChat one is oneself. */
export function useDemoPeople(door: 'open' | 'closed'): Remote<DemoPerson[]> {
  const wanted = door === 'open' && process.env.TARO_ENV === 'h5';
  return useRemote(wanted ? 'demo-people' : null, async () => {
    const rows = await demoPeople();
    return rows.filter((person) => person.programs.includes(PROGRAM.key));
  });
}

/** None where it is no demonstration: the server then has no such route. */
async function demoPeople(): Promise<DemoPerson[]> {
  try {
    return (await api(identityApi.demoPeople, {})).rows;
  } catch (error) {
    if (error instanceof ApiError && error.code === 'noSuchRoute') return [];
    throw error;
  }
}

/** H5: `?as=KEY` before the `#` signs in as that demonstration person, so that the landing page can link to a role. */
export function useDemoEntry(): void {
  const { signInAs } = useSession();
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5') return;
    const person = new URLSearchParams(window.location.search).get('as');
    if (!person) return;
    // Taken off the address, or a reload after signing out would sign in again.
    window.history.replaceState(null, '', window.location.pathname + window.location.hash);
    void signInAs(person);
  }, [signInAs]);
}
