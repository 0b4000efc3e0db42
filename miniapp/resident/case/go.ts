import Taro from '@tarojs/taro';

/** Where one can go from everywhere. */
export const go = {
  report: () => void Taro.navigateTo({ url: '/report/index' }),
  progress: (no: string) => void Taro.navigateTo({ url: `/progress/index?no=${no}` }),
  help: () => void Taro.navigateTo({ url: '/help/index' }),
  points: () => void Taro.navigateTo({ url: '/points/index' }),
  shop: () => void Taro.navigateTo({ url: '/shop/index' }),
  rewards: () => void Taro.navigateTo({ url: '/reward/index' }),
  home: () => void Taro.switchTab({ url: '/pages/home/index' }),
  mine: () => void Taro.switchTab({ url: '/pages/mine/index' }),
};
