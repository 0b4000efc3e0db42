import { View } from '@tarojs/components';
import { NOTICE_PAGES } from '@contract/notify/notice-pages';
import { Notices, type ToldProps } from '@shared/screens/inbox/Notices';
import { spoken } from '@shared/ui/spoken';
import { ago } from '@shared/ui/time';
import { showUnread } from '../../subscribe/unread';
import './inbox.scss';

const NOTHING = {
  title: '还没有消息',
  words: '您上报的问题、点的单、兑换和奖励有了进展，会在这里告诉您。',
  icon: 'bell',
} as const;

export function Inbox({ personId }: { personId: number }) {
  return (
    <Notices
      personId={personId}
      nothing={NOTHING}
      pages={NOTICE_PAGES.resident}
      Told={Letter}
      onRead={showUnread}
    />
  );
}

function Letter({ notice: { title, body, at, read }, now, onTap }: ToldProps) {
  return (
    <View
      className="letter"
      hoverClass={onTap ? 'letter--pressed' : 'none'}
      onClick={onTap}
      {...(onTap ? spoken('button', `${read ? '' : '未读，'}${title}，${body}`) : spoken('listitem'))}
    >
      <View className="letter__head">
        {!read && <View className="letter__dot" />}
        <View className="heading">{title}</View>
      </View>
      <View className="letter__body">{body}</View>
      <View className="quiet">{`${ago(at, now)}${onTap ? ' · 点开看进度' : ''}`}</View>
    </View>
  );
}
