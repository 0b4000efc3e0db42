import Taro from '@tarojs/taro';

export const go = {
  roster: (id: number) => void Taro.navigateTo({ url: `/activity/roster/index?id=${id}` }),
  claim: (id: number) => void Taro.navigateTo({ url: `/activity/claim/index?id=${id}` }),
  code: (id: number) => void Taro.navigateTo({ url: `/activity/code/index?id=${id}` }),
};
