import { useEffect } from 'react';
import { notifyApi, type NoticeView } from '@contract/notify/notify.api';
import { api } from '../api/request';

/**
 * What has been drawn has been read; the marks stay for this visit, so that one sees which were new. `onRead` is told how
 * many are still unread.
 */
export function useMarkedRead(rows: readonly NoticeView[], onRead?: (unread: number) => void): void {
  const newest = rows.some(({ read }) => !read) ? rows[0]?.id : undefined;
  useEffect(() => {
    if (newest === undefined) return;
    api(notifyApi.read, { upTo: newest })
      .then(({ count }) => onRead?.(count))
      .catch((cause: unknown) => console.warn('没有标为已读', cause));
  }, [newest, onRead]);
}
