import { View } from '@tarojs/components';
import { NOTICE_PAGES } from '@contract/notify/notice-pages';
import { Notices, type ToldProps } from '@shared/screens/inbox/Notices';
import { Row } from '@shared/ui/Row';
import { StateTag } from '@shared/ui/StateTag';
import { ago } from '@shared/ui/time';

const NOTHING = {
  title: '还没有消息',
  words: '派来的案件、督办和审批结果会在这里告诉您。',
  icon: 'bell',
} as const;

export function Inbox({ personId }: { personId: number }) {
  return <Notices personId={personId} nothing={NOTHING} pages={NOTICE_PAGES.command} Told={Told} />;
}

function Told({ notice: { title, body, at, read }, now, onTap }: ToldProps) {
  return (
    <Row
      icon="bell"
      title={title}
      words={
        <View>
          <View>{body}</View>
          <View>{ago(at, now)}</View>
        </View>
      }
      end={!read && <StateTag label="新" mood="going" />}
      label={`${read ? '' : '未读，'}${title}，${body}`}
      onTap={onTap}
    />
  );
}
