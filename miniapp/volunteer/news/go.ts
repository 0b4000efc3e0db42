import Taro from '@tarojs/taro';

export const openArticle = (id: number): void =>
  void Taro.navigateTo({ url: `/news/article/index?id=${id}` });
