import { useRef } from 'react';
import { useDidShow } from '@tarojs/taro';

/** Again when the page is shown, but not the first time: then it is loading already. */
export function useRefreshOnReturn(refresh: () => Promise<void>): void {
  const shown = useRef(false);
  useDidShow(() => {
    if (shown.current) void refresh();
    shown.current = true;
  });
}
