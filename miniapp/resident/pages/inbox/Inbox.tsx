import { NOTICE_PAGES } from '@contract/notify/notice-pages';
import { Notices } from '@shared/screens/inbox/Notices';
import { showUnread } from '../../subscribe/unread';

const NOTHING = {
  title: '还没有消息',
  words: '您上报的问题、点的单、兑换和奖励有了进展，会在这里告诉您。',
  icon: 'bell',
} as const;

export function Inbox({ personId }: { personId: number }) {
  return <Notices personId={personId} nothing={NOTHING} pages={NOTICE_PAGES.resident} onRead={showUnread} />;
}
