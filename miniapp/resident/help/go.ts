import Taro from '@tarojs/taro';

export const goHelp = {
  form: () => void Taro.navigateTo({ url: '/help/form/index' }),
  order: (id: number) => void Taro.navigateTo({ url: `/help/order/index?id=${id}` }),
};
