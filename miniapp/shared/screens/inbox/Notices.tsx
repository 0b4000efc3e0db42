import { View } from '@tarojs/components';
import Taro, { usePullDownRefresh } from '@tarojs/taro';
import type { NoticePages } from '@contract/notify/notice-pages';
import { notifyApi, type NoticeView } from '@contract/notify/notify.api';
import { api } from '../../api/request';
import { useMarkedRead } from '../../hooks/marked-read';
import { useNow } from '../../hooks/now';
import { usePaged } from '../../hooks/paged';
import type { EmptyProps } from '../../ui/Empty';
import { ListPage } from '../../ui/ListPage';
import { Letter } from './Letter';

const SIZE = 20;

interface NoticesProps {
  personId: number;
  /** What stands there while nothing was ever told. */
  nothing: EmptyProps;
  pages: NoticePages;
  /** Hears how many are still unread. */
  onRead?: (unread: number) => void;
}

/** What somebody was told, newest first. Seen here, it counts as read; what was new keeps its mark until they come back. */
export function Notices({ personId, nothing, pages, onRead }: NoticesProps) {
  const list = usePaged(`inbox-${personId}`, (after) => api(notifyApi.inbox, { size: SIZE, after }));
  const now = useNow();
  usePullDownRefresh(() => {
    void list.refresh().then(() => Taro.stopPullDownRefresh());
  });
  useMarkedRead(list.rows, onRead);
  return (
    <ListPage list={list} nothing={nothing}>
      {(rows) => (
        <View>
          {rows.map((notice) => (
            <Letter key={notice.id} notice={notice} now={now} onTap={wayTo(notice, pages)} />
          ))}
        </View>
      )}
    </ListPage>
  );
}

/** A newer server may tell of what this program has never heard. */
function wayTo({ about }: NoticeView, pages: NoticePages): (() => void) | undefined {
  if (!about) return undefined;
  const page = pages[about.kind];
  return page === undefined ? undefined : () => void Taro.navigateTo({ url: `${page}${about.id}` });
}
