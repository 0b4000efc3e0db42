import Taro, { usePullDownRefresh, useReachBottom } from '@tarojs/taro';
import { notifyApi, type NoticeView } from '@contract/notify/notify.api';
import { api } from '@shared/api/request';
import { useNow } from '@shared/hooks/now';
import { useMarkedRead } from '@shared/hooks/marked-read';
import { usePaged } from '@shared/hooks/paged';
import { More } from '@shared/ui/More';
import { Page } from '@shared/ui/Page';
import { Row, Rows } from '@shared/ui/Row';
import { StateTag } from '@shared/ui/StateTag';
import { ago } from '@shared/ui/time';
import { openCase } from '../case/open-page';

const NOTHING = {
  title: '还没有消息',
  words: '派来的案件、督办和审批结果会在这里告诉您。',
  icon: 'bell',
} as const;

/** What I was told. Seen here, it counts as read; what was new keeps its mark until one comes back. */
export function Inbox() {
  const list = usePaged('inbox', (after) => api(notifyApi.inbox, { after }));
  const now = useNow();
  useReachBottom(() => void list.loadMore());
  usePullDownRefresh(() => {
    void list.refresh().then(() => Taro.stopPullDownRefresh());
  });
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
        {list.rows.map((notice) => (
          <Told key={notice.id} notice={notice} now={now} />
        ))}
      </Rows>
      <More list={list} />
    </Page>
  );
}

function Told({ notice, now }: { notice: NoticeView; now: number }) {
  const { title, body, at, read, caseNo } = notice;
  return (
    <Row
      icon="bell"
      title={title}
      words={`${body}（${ago(at, now)}）`}
      end={!read && <StateTag label="新" mood="going" />}
      onTap={caseNo ? () => openCase(caseNo) : undefined}
    />
  );
}
