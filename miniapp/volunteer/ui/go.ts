import Taro from '@tarojs/taro';

/** Where one can go from everywhere. */
export const go = {
  activity: (id: number) => void Taro.navigateTo({ url: `/activity/index?id=${id}` }),
  order: (id: number) => void Taro.navigateTo({ url: `/order/index?id=${id}` }),
  claim: (id: number) => void Taro.navigateTo({ url: `/claim/index?id=${id}` }),
  claims: () => void Taro.navigateTo({ url: '/claim/mine/index' }),
  check: (way: 'in' | 'out', title: string) =>
    void Taro.navigateTo({ url: `/checkin/index?way=${way}&title=${encodeURIComponent(title)}` }),
  join: () => void Taro.navigateTo({ url: '/join/index' }),
  record: () => void Taro.navigateTo({ url: '/record/index' }),
  certificates: () => void Taro.navigateTo({ url: '/record/certificates/index' }),
  points: () => void Taro.navigateTo({ url: '/points/index' }),
  shop: () => void Taro.navigateTo({ url: '/shop/index' }),
  inbox: () => void Taro.navigateTo({ url: '/news/inbox/index' }),
  service: () => void Taro.switchTab({ url: '/pages/service/index' }),
};
