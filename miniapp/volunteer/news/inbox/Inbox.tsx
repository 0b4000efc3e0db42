import { useReachBottom } from '@tarojs/taro';
import { notifyApi, type NoticeView } from '@contract/notify/notify.api';
import { api } from '@shared/api/request';
import { useMarkedRead } from '@shared/hooks/marked-read';
import { usePaged } from '@shared/hooks/paged';
import { More } from '@shared/ui/More';
import { Page } from '@shared/ui/Page';
import { Row, Rows } from '@shared/ui/Row';
import { dayTime } from '@shared/ui/time';
import { openArticle } from '../go';

const SIZE = 20;
const NOTHING = {
  title: '还没有消息',
  words: '推送给您的文章、活动的通知，会出现在这里。',
  icon: 'bell',
} as const;

/** What was pushed to this person; an article opens from its notice. */
export function Inbox({ personId }: { personId: number }) {
  const list = usePaged(`inbox-${personId}`, (after) => api(notifyApi.inbox, { size: SIZE, after }));
  useReachBottom(() => void list.loadMore());
  useMarkedRead(list.rows);
  return (
    <Page
      loading={list.loading}
      error={list.error}
      stale={list.rows.length > 0}
      empty={list.empty ? NOTHING : undefined}
      onRetry={() => void list.refresh()}
    >
      <Rows>
        {list.rows.map((row) => (
          <NoticeRow key={row.id} row={row} />
        ))}
      </Rows>
      <More list={list} />
    </Page>
  );
}

function NoticeRow({ row: { title, body, at, read, articleId } }: { row: NoticeView }) {
  return (
    <Row
      icon="bell"
      title={`${read ? '' : '［新］'}${title}`}
      words={`${body} ${dayTime(at)}`}
      onTap={articleId === undefined ? undefined : () => openArticle(articleId)}
    />
  );
}
