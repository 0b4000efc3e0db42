import { useDidShow } from '@tarojs/taro';
import { notifyApi } from '@contract/notify/notify.api';
import { api } from '@shared/api/request';
import { useRemote } from '@shared/hooks/remote';

/** How many notices are unread; asked again whenever the page is shown, but not before it has what it is for. */
export function useUnread(page: 'loading' | 'there'): number {
  const unread = useRemote(page === 'there' ? 'unread' : null, () => api(notifyApi.unread, {}));
  useDidShow(() => void unread.refresh());
  return unread.data?.count ?? 0;
}
