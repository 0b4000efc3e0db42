import Taro from '@tarojs/taro';

/** Opens the page of one case. */
export function openCase(no: string): void {
  void Taro.navigateTo({ url: `/task/index?no=${no}` });
}
