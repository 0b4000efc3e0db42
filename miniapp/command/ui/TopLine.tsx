import { View } from '@tarojs/components';
import { Icon } from '@shared/ui/Icon';
import { spoken } from '@shared/ui/spoken';
import './TopLine.scss';

interface TopLineProps {
  title: string;
  words?: string;
  /** Unread notices; the bell is drawn when `onBell` is given. */
  unread?: number;
  onBell?: () => void;
}

/** Who is at work here, and the bell. */
export function TopLine({ title, words, unread = 0, onBell }: TopLineProps) {
  return (
    <View className="top-line">
      <View className="top-line__who">
        <View className="top-line__title" {...spoken('heading')}>
          {title}
        </View>
        {words && <View className="top-line__words">{words}</View>}
      </View>
      {onBell && (
        <View
          className="top-line__bell"
          onClick={onBell}
          {...spoken('button', unread > 0 ? `消息，${unread} 条未读` : '消息')}
        >
          <Icon name="bell" size="large" />
          {unread > 0 && <View className="top-line__unread">{unread > 99 ? '99+' : unread}</View>}
        </View>
      )}
    </View>
  );
}
