import { noAnswer, refusalOf } from './api-error';
import type { RemoteDocument } from './open-file';
import { authorization } from './request';
import { sessionStore } from './session';

/** Into the browser's downloads: the address alone shows nothing, for it needs the session. Throws ApiError. */
export async function openFile({ url, name }: RemoteDocument): Promise<void> {
  const answer = await fetch(url, {
    headers: authorization(sessionStore.get().session?.token),
  }).catch((cause: unknown) => {
    throw noAnswer(cause);
  });
  if (!answer.ok) throw refusalOf(answer.status, await answer.json().catch(() => undefined));
  const held = URL.createObjectURL(await answer.blob());
  const link = document.createElement('a');
  link.href = held;
  link.download = name;
  link.click();
  // The browser reads it after the click has returned.
  setTimeout(() => URL.revokeObjectURL(held), 60_000);
}
