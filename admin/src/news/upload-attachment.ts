import { newsApi, type AttachmentView } from '@contract/news/news.api';
import { sendFile } from '../app/http';

/** Sends one document. Throws ApiError with the server's sentence when it is none that is taken. */
export const uploadAttachment = (file: Blob, name: string): Promise<AttachmentView> =>
  sendFile<AttachmentView>(`${newsApi.attach.path}?name=${encodeURIComponent(name)}`, file, name);
