import { View } from '@tarojs/components';
import type { NoticeView } from '@contract/notify/notify.api';
import { spoken } from '../../ui/spoken';
import { ago } from '../../ui/time';
import './Letter.scss';

interface LetterProps {
  notice: NoticeView;
  now: number;
  /** Undefined where this program has no page for it. */
  onTap?: () => void;
}

/** One thing somebody was told; a dot while it is new. */
export function Letter({ notice: { title, body, at, read }, now, onTap }: LetterProps) {
  return (
    <View
      className={`letter${read ? '' : ' letter--new'}`}
      hoverClass={onTap ? 'letter--pressed' : 'none'}
      onClick={onTap}
      {...(onTap ? spoken('button', `${read ? '' : '未读，'}${title}，${body}`) : spoken('listitem'))}
    >
      <View className="letter__head">
        {!read && <View className="letter__dot" />}
        <View className="heading">{title}</View>
      </View>
      <View className="letter__body">{body}</View>
      <View className="quiet">{`${ago(at, now)}${onTap ? ' · 点开查看' : ''}`}</View>
    </View>
  );
}
