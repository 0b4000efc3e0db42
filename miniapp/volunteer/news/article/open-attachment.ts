import Taro from '@tarojs/taro';
import { NEWS_ATTACHMENT_PATH, type AttachmentView } from '@contract/news/news.api';
import { noAnswer, refusalOf } from '@shared/api/api-error';
import { authorization } from '@shared/api/request';
import { sessionStore } from '@shared/api/session';

/** Downloads it, and opens it in WeChat’s own reader. Throws ApiError. */
export async function openAttachment({ id, kind }: AttachmentView): Promise<void> {
  const { statusCode, tempFilePath } = await Taro.downloadFile({
    url: `${API_BASE}${NEWS_ATTACHMENT_PATH}/${id}`,
    header: authorization(sessionStore.get().session?.token),
  }).catch((cause: unknown) => {
    throw noAnswer(cause);
  });
  if (statusCode !== 200) throw refusalOf(statusCode, undefined);
  await Taro.openDocument({ filePath: tempFilePath, fileType: kind, showMenu: true });
}
