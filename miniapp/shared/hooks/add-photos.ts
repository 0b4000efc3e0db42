import Taro from '@tarojs/taro';
import type { PhotosHook } from './photos';

/** Opens the camera or the album; when the phone does not let us, says what to do. */
export function addPhotos({ pick }: Pick<PhotosHook, 'pick'>): void {
  pick().catch((cause: unknown) => {
    console.warn('没有打开相册', cause);
    void Taro.showToast({ title: '没有打开相机或相册，请在设置里允许后再试', icon: 'none' });
  });
}
