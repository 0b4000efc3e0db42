import { NOTICE_PAGES } from '@contract/notify/notice-pages';
import { Notices } from '@shared/screens/inbox/Notices';

const NOTHING = {
  title: '还没有消息',
  words: '推送给您的文章，活动、会议和兑换的通知，会出现在这里。',
  icon: 'bell',
} as const;

export function Inbox({ personId }: { personId: number }) {
  return <Notices personId={personId} nothing={NOTHING} pages={NOTICE_PAGES.volunteer} />;
}
