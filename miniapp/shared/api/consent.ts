import { kept } from './kept';

/** The version of the privacy text agreed to on this phone; '' when none, or when it was taken back. */
export const consentStore = kept<string>(`one-net:${PROGRAM.key}:consent`, (stored) =>
  typeof stored === 'string' ? stored : '',
);

/** What a sign-in carries, so that the server keeps which text was agreed to. */
export function consentGiven(): { consent?: string } {
  const version = consentStore.get();
  return version === '' ? {} : { consent: version };
}
