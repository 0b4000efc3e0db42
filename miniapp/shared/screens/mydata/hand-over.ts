import Taro from '@tarojs/taro';
import type { DataCopy } from '@contract/identity/rights.api';

/** WeChat has no downloads: the page is sent to a chat of one's own choosing (文件传输助手), and opens there. */
export async function handOver({ fileName, html }: DataCopy): Promise<void> {
  const filePath = `${Taro.env.USER_DATA_PATH ?? ''}/my-data.html`;
  const files = Taro.getFileSystemManager();
  await new Promise<void>((resolve, reject) => {
    files.writeFile({
      filePath,
      data: html,
      encoding: 'utf8',
      success: () => resolve(),
      fail: ({ errMsg }) => reject(new Error(errMsg)),
    });
  });
  await Taro.shareFileMessage({ filePath, fileName: `${fileName}.html` });
}
