import Taro from '@tarojs/taro';

/** Where one can go from everywhere. */
export const go = {
  report: () => void Taro.navigateTo({ url: '/report/index' }),
  progress: (no: string) => void Taro.navigateTo({ url: `/progress/index?no=${no}` }),
  myData: () => void Taro.navigateTo({ url: '/mydata/index' }),
  home: () => void Taro.switchTab({ url: '/pages/home/index' }),
  mine: () => void Taro.switchTab({ url: '/pages/mine/index' }),
};
