import { useEffect, useState } from 'react';
import Taro from '@tarojs/taro';

/** Whether the phone has a network. `onReturn` runs each time it comes back. */
export function useOnline(onReturn?: () => void): boolean {
  const [online, setOnline] = useState(true);
  useEffect(() => watchNetwork(setOnline), []);
  const [before, setBefore] = useState(online);
  useEffect(() => {
    if (before === online) return;
    setBefore(online);
    if (online) onReturn?.();
  }, [before, online, onReturn]);
  return online;
}

function watchNetwork(tell: (online: boolean) => void): () => void {
  // Taro's H5 listens to navigator.connection, which Safari and Firefox do not have.
  if (process.env.TARO_ENV === 'h5') {
    const read = () => tell(navigator.onLine);
    read();
    window.addEventListener('online', read);
    window.addEventListener('offline', read);
    return () => {
      window.removeEventListener('online', read);
      window.removeEventListener('offline', read);
    };
  }
  const changed = (status: { isConnected: boolean }) => tell(status.isConnected);
  Taro.onNetworkStatusChange(changed);
  Taro.getNetworkType()
    .then((status) => tell(status.networkType !== 'none'))
    .catch((cause: unknown) => console.warn('没有查到网络状态', cause));
  return () => Taro.offNetworkStatusChange(changed);
}
