import type { HostServices } from '../builtin';
import { asText, fieldsOf } from './read';

/** The next fed picture, copied into the run's temporary files: its `wxfile://` path. Rejects when none has been fed. */
export async function fedPicture(host: HostServices): Promise<string> {
  const taken = await host.node('media.take', { kinds: ['image'], count: 1 });
  const [first]: unknown[] = Array.isArray(taken) ? taken : [];
  return asText(fieldsOf(first)['path']);
}
