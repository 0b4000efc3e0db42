import Taro from '@tarojs/taro';

/** The same addresses in every program that has these screens. */
export const goPoints = {
  points: () => void Taro.navigateTo({ url: '/points/index' }),
  league: () => void Taro.navigateTo({ url: '/points/league/index' }),
  shop: () => void Taro.navigateTo({ url: '/shop/index' }),
  redemptions: () => void Taro.navigateTo({ url: '/shop/mine/index' }),
  redemption: (id: number) => void Taro.navigateTo({ url: `/shop/redemption/index?id=${id}` }),
};
