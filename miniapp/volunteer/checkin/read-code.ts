import Taro from '@tarojs/taro';

/** Opens the camera, not the album: a screenshot is worth nothing. Undefined when it was closed without a code. */
export async function readCode(): Promise<string | undefined> {
  try {
    return (await Taro.scanCode({ onlyFromCamera: true, scanType: ['qrCode'] })).result;
  } catch (cause) {
    console.warn('没有扫到码', cause);
    return undefined;
  }
}
