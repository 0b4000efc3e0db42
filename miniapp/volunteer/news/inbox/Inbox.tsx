import { View } from '@tarojs/components';
import { NOTICE_PAGES } from '@contract/notify/notice-pages';
import { Notices, type ToldProps } from '@shared/screens/inbox/Notices';
import { Row } from '@shared/ui/Row';
import { dayTime } from '@shared/ui/time';

const NOTHING = {
  title: '还没有消息',
  words: '推送给您的文章，活动、会议和兑换的通知，会出现在这里。',
  icon: 'bell',
} as const;

export function Inbox({ personId }: { personId: number }) {
  return <Notices personId={personId} nothing={NOTHING} pages={NOTICE_PAGES.volunteer} Told={Told} />;
}

function Told({ notice: { title, body, at, read }, onTap }: ToldProps) {
  return (
    <Row
      icon="bell"
      title={`${read ? '' : '［新］'}${title}`}
      words={
        <View>
          <View>{body}</View>
          <View>{dayTime(at)}</View>
        </View>
      }
      onTap={onTap}
    />
  );
}
