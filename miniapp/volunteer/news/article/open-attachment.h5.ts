import { NEWS_ATTACHMENT_PATH, type AttachmentView } from '@contract/news/news.api';
import { noAnswer, refusalOf } from '@shared/api/api-error';
import { authorization } from '@shared/api/request';
import { sessionStore } from '@shared/api/session';

/** Into the browser's downloads: the address alone shows nothing, for it needs the session. Throws ApiError. */
export async function openAttachment({ id, name }: AttachmentView): Promise<void> {
  const answer = await fetch(`${API_BASE}${NEWS_ATTACHMENT_PATH}/${id}`, {
    headers: authorization(sessionStore.get().session?.token),
  }).catch((cause: unknown) => {
    throw noAnswer(cause);
  });
  if (!answer.ok) throw refusalOf(answer.status, await answer.json().catch(() => undefined));
  const url = URL.createObjectURL(await answer.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads it after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
