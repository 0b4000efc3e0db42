import Taro from '@tarojs/taro';
import type { Point } from './distance';

/** Opens WeChat's own map, which hands over to the phone's navigation. */
export function navigateTo(to: Point, name: string): void {
  void Taro.openLocation({ longitude: to.lng, latitude: to.lat, name, scale: 17 });
}
