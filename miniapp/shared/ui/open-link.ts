import Taro from '@tarojs/taro';

/** A mini-program may not leave for the web: the address is copied, and one is told so. */
export function openLink(href: string): void {
  void Taro.setClipboardData({ data: href }).then(() =>
    Taro.showToast({ title: '链接已复制，可在浏览器打开', icon: 'none' }),
  );
}
