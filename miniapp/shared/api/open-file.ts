import Taro from '@tarojs/taro';
import { noAnswer, refusalOf } from './api-error';
import { authorization } from './request';
import { sessionStore } from './session';

/** A document that only a session may read. */
export interface RemoteDocument {
  /** Absolute in WeChat. */
  url: string;
  /** What it is called when it is kept. */
  name: string;
  kind: 'pdf' | 'docx' | 'xlsx';
}

/** Downloads it, and opens it in WeChat’s own reader. Throws ApiError. */
export async function openFile({ url, kind }: RemoteDocument): Promise<void> {
  const { statusCode, tempFilePath } = await Taro.downloadFile({
    url,
    header: authorization(sessionStore.get().session?.token),
  }).catch((cause: unknown) => {
    throw noAnswer(cause);
  });
  if (statusCode !== 200) throw refusalOf(statusCode, undefined);
  await Taro.openDocument({ filePath: tempFilePath, fileType: kind, showMenu: true });
}
