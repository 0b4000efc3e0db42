import { View } from '@tarojs/components';
import type { IconName } from '../theme/icon-name';
import { BigButton } from './BigButton';
import { Icon } from './Icon';
import './Empty.scss';

export interface EmptyProps {
  /** What is not there: 「还没有上报过问题」. */
  title: string;
  /** What one may do about it, or when something will come. */
  words?: string;
  icon?: IconName;
  action?: { label: string; onTap: () => void };
}

export function Empty({ title, words, icon = 'inbox', action }: EmptyProps) {
  return (
    <View className="empty">
      <View className="empty__drawing">
        <Icon name={icon} size="huge" />
      </View>
      <View className="empty__title">{title}</View>
      {words && <View>{words}</View>}
      {action && (
        <View className="empty__action">
          <BigButton label={action.label} tone="plain" onTap={action.onTap} />
        </View>
      )}
    </View>
  );
}
