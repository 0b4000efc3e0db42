import Taro from '@tarojs/taro';
import type { Point } from './distance';

/** A browser knows no navigation that all phones have: the address goes to the clipboard for the map one uses. */
export function navigateTo({ lng, lat }: Point, name: string): void {
  void Taro.setClipboardData({ data: name || `${lat.toFixed(6)},${lng.toFixed(6)}` }).then(() =>
    Taro.showToast({ title: '地址已复制，请在地图里粘贴', icon: 'none' }),
  );
}
