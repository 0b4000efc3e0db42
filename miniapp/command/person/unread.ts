import { useDidShow } from '@tarojs/taro';
import { notifyApi } from '@contract/notify/notify.api';
import { api } from '@shared/api/request';
import { useRemote } from '@shared/hooks/remote';

/** How many notices are unread; asked again whenever the page is shown. */
export function useUnread(): number {
  const unread = useRemote('unread', () => api(notifyApi.unread, {}));
  useDidShow(() => void unread.refresh());
  return unread.data?.count ?? 0;
}
