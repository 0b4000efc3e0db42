import { Alert } from 'antd';
import { useSyncExternalStore } from 'react';

function watch(listener: () => void) {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

function useOnline(): boolean {
  return useSyncExternalStore(watch, () => navigator.onLine);
}

export function OfflineBar() {
  if (useOnline()) return null;
  return (
    <Alert
      banner
      type="warning"
      message="网络已断开：所见为断开前的内容，填写的文字会保留，恢复后可继续提交"
    />
  );
}
