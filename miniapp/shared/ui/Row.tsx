import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import type { IconName } from '../theme/icon-name';
import { Icon } from './Icon';
import { spoken } from './spoken';
import './Row.scss';

export interface RowProps {
  title: ReactNode;
  /** Below the title, quieter. */
  words?: ReactNode;
  icon?: IconName;
  /** At the right end: a tag, a number. */
  end?: ReactNode;
  /** Under the words: what would leave them too little width beside it in large type. */
  below?: ReactNode;
  onTap?: () => void;
  /** Read out when `title` is not plain text. */
  label?: string;
}

/** One line of a list. Put several into <Rows>. */
export function Row({ title, words, icon, end, below, onTap, label }: RowProps) {
  const name = label ?? (typeof title === 'string' ? title : undefined);
  return (
    <View
      className="row"
      hoverClass={onTap ? 'row--pressed' : 'none'}
      onClick={onTap}
      {...(onTap ? spoken('button', name) : spoken('listitem'))}
    >
      {icon && (
        <View className="row__icon">
          <Icon name={icon} />
        </View>
      )}
      <View className="row__body">
        <View>{title}</View>
        {words && <View className="quiet">{words}</View>}
        {below && <View className="row__below">{below}</View>}
      </View>
      {end}
      {onTap && (
        <View className="row__more">
          <Icon name="forward" />
        </View>
      )}
    </View>
  );
}

export function Rows({ children }: { children: ReactNode }) {
  return <View className="rows">{children}</View>;
}

interface SwitchRowProps {
  title: string;
  words?: string;
  icon?: IconName;
  on: boolean;
  onToggle: () => void;
}

/** The whole line is the switch. */
export function SwitchRow({ title, words, icon, on, onToggle }: SwitchRowProps) {
  return (
    <View
      className="row"
      onClick={onToggle}
      {...spoken('switch', `${title}，${on ? '已开启' : '已关闭'}`)}
      aria-checked={on ? 'true' : 'false'}
    >
      {icon && (
        <View className="row__icon">
          <Icon name={icon} />
        </View>
      )}
      <View className="row__body">
        <View>{title}</View>
        {words && <View className="quiet">{words}</View>}
      </View>
      <View className={`switch${on ? ' switch--on' : ''}`}>
        <View className="switch__knob" />
      </View>
    </View>
  );
}
