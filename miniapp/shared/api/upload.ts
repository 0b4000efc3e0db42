import Taro from '@tarojs/taro';
import { fileApi, type FileView } from '@contract/file/file.api';
import { noAnswer } from './api-error';
import { authorization, newKey, understood } from './request';
import { sessionStore } from './session';

export interface Upload {
  /** A local path: temporary in WeChat, `blob:` on H5. */
  path: string;
  /** Needed on H5, where a blob has no name. */
  name?: string;
  key?: string;
  /** 0 to 100. */
  onProgress?: (percent: number) => void;
}

/** Sends one photo or video; two minutes at most. Throws ApiError. */
export async function upload({ path, name, key, onProgress }: Upload): Promise<FileView> {
  const token = sessionStore.get().session?.token;
  const task = Taro.uploadFile({
    url: `${API_BASE}${fileApi.upload.path}`,
    filePath: path,
    name: 'file',
    fileName: name,
    header: { ...authorization(token), Accept: 'application/json', 'Idempotency-Key': key ?? newKey() },
    timeout: 120_000,
  });
  task.progress?.((step) => onProgress?.(step.progress));
  const answer = await task.catch((cause: unknown) => {
    throw noAnswer(cause);
  });
  return understood<FileView>(answer.statusCode, answer.data, token);
}
