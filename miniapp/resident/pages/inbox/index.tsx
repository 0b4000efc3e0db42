import { useReachBottom } from '@tarojs/taro';
import { View } from '@tarojs/components';
import { notifyApi, type NoticeView } from '@contract/notify/notify.api';
import { api } from '@shared/api/request';
import { useNow } from '@shared/hooks/now';
import { useMarkedRead } from '@shared/hooks/marked-read';
import { usePaged } from '@shared/hooks/paged';
import { SignedIn } from '@shared/screens/SignedIn';
import { More } from '@shared/ui/More';
import { Page } from '@shared/ui/Page';
import { ago } from '@shared/ui/time';
import { spoken } from '@shared/ui/spoken';
import { go } from '../../case/go';
import { useRefreshOnReturn } from '@shared/hooks/on-return';
import { showUnread } from '../../subscribe/unread';
import './inbox.scss';

const SIZE = 20;
const NOTHING = {
  title: '还没有消息',
  words: '您上报的问题有了进展，会在这里告诉您。',
  icon: 'bell',
} as const;

export default function Inbox() {
  return <SignedIn>{(person) => <Notices personId={person.id} />}</SignedIn>;
}

function Notices({ personId }: { personId: number }) {
  const list = usePaged(`inbox-${personId}`, (after) => api(notifyApi.inbox, { size: SIZE, after }));
  const now = useNow();
  useRefreshOnReturn(list.refresh);
  useReachBottom(() => void list.loadMore());
  useMarkedRead(list.rows, showUnread);
  return (
    <Page
      loading={list.loading}
      error={list.error}
      stale={list.rows.length > 0}
      empty={list.empty ? NOTHING : undefined}
      onRetry={() => void list.refresh()}
    >
      <View>
        {list.rows.map((row) => (
          <NoticeCard key={row.id} row={row} now={now} />
        ))}
      </View>
      <More list={list} />
    </Page>
  );
}

function NoticeCard({ row, now }: { row: NoticeView; now: number }) {
  const { caseNo } = row;
  return (
    <View
      className={`letter${row.read ? '' : ' letter--new'}`}
      onClick={caseNo ? () => go.progress(caseNo) : undefined}
      {...spoken(caseNo ? 'button' : 'listitem', `${row.read ? '' : '未读，'}${row.title}`)}
    >
      <View className="letter__head">
        {!row.read && <View className="letter__dot" />}
        <View className="heading">{row.title}</View>
      </View>
      <View className="letter__body">{row.body}</View>
      <View className="quiet">{`${ago(row.at, now)}${caseNo ? ' · 点开看进度' : ''}`}</View>
    </View>
  );
}
