import { View } from '@tarojs/components';
import type { IconName } from '../theme/icon-name';
import { Icon } from './Icon';
import { spoken } from './spoken';
import './Notice.scss';

interface NoticeProps {
  words: string;
  tone?: 'slow' | 'bad' | 'good' | 'calm';
  icon?: IconName;
  action?: { label: string; onTap: () => void };
}

/** One line above the content: out of date, offline, a refusal, a word of thanks. */
export function Notice({ words, tone = 'slow', icon, action }: NoticeProps) {
  return (
    <View className={`notice notice--${tone}`} {...spoken(tone === 'bad' ? 'alert' : 'status')}>
      {icon && <Icon name={icon} />}
      <View className="notice__words">{words}</View>
      {action && (
        <View className="notice__tap" onClick={action.onTap} {...spoken('button', action.label)}>
          {action.label}
        </View>
      )}
    </View>
  );
}
