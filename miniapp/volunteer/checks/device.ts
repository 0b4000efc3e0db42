import { kept } from '@shared/api/kept';
import { newKey } from '@shared/api/request';

const device = kept<string>('one-net:device', (stored) => (typeof stored === 'string' ? stored : ''));

/** The number this phone checks in with: made here at random, the same for as long as the program is kept on it. */
export function deviceNumber(): string {
  if (device.get() === '') device.set(newKey());
  return device.get();
}
