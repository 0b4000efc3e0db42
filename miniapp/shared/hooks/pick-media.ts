import Taro from '@tarojs/taro';
import type { Picked, PickRequest } from './picked';

/** WeChat: camera or album. Resolves to none when the person backs out. */
export async function pickMedia({ count, kinds }: PickRequest): Promise<Picked[]> {
  try {
    const { tempFiles } = await Taro.chooseMedia({
      count: Math.min(count, 9),
      mediaType: kinds.map((kind) => (kind === 'photo' ? 'image' : 'video')),
      sizeType: ['compressed'],
      sourceType: ['album', 'camera'],
      maxDuration: 30,
    });
    return tempFiles.map((file) => ({
      path: file.tempFilePath,
      kind: file.fileType === 'video' ? 'video' : 'photo',
      size: file.size,
    }));
  } catch (cause) {
    if (/cancel/.test(errMsgOf(cause))) return [];
    throw cause;
  }
}

function errMsgOf(cause: unknown): string {
  return typeof cause === 'object' && cause !== null && 'errMsg' in cause ? String(cause.errMsg) : '';
}
