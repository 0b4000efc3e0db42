import { NOTICE_PAGES } from '@contract/notify/notice-pages';
import { Notices } from '@shared/screens/inbox/Notices';

const NOTHING = {
  title: '还没有消息',
  words: '派来的案件、督办和审批结果会在这里告诉您。',
  icon: 'bell',
} as const;

export function Inbox({ personId }: { personId: number }) {
  return <Notices personId={personId} nothing={NOTHING} pages={NOTICE_PAGES.command} />;
}
