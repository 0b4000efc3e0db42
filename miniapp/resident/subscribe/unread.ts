import { useCallback } from 'react';
import Taro, { useDidShow } from '@tarojs/taro';
import { notifyApi } from '@contract/notify/notify.api';
import { api } from '@shared/api/request';
import { useSession } from '@shared/hooks/session';

const INBOX_TAB = 2;

/** Keeps the number on the 消息 tab right; for the tab pages. */
export function useUnreadBadge(): void {
  const { signedIn } = useSession();
  const look = useCallback(async () => {
    if (!signedIn) return;
    try {
      showUnread((await api(notifyApi.unread, {})).count);
    } catch (cause) {
      // The number on the tab is a courtesy: the inbox itself says what went wrong.
      console.warn('没有查到未读消息', cause);
    }
  }, [signedIn]);
  useDidShow(() => void look());
}

/** None removes the mark. */
export function showUnread(count: number): void {
  const drawn =
    count > 0
      ? Taro.setTabBarBadge({ index: INBOX_TAB, text: count > 99 ? '99+' : String(count) })
      : Taro.removeTabBarBadge({ index: INBOX_TAB });
  drawn.catch((cause: unknown) => console.warn('没有画上未读数', cause));
}
