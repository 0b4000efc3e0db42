import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import type { IconName } from '../theme/icon-name';
import { Icon } from './Icon';
import { spoken } from './spoken';
import './Standing.scss';

export interface StandingLine {
  icon: IconName;
  words: string;
  mood?: 'calm' | 'late';
}

interface StandingProps {
  /** The one sentence that says it all. */
  plain: string;
  /** Who has it, until when, and the like; what is absent is left out. */
  lines: readonly (StandingLine | undefined)[];
  /** Below, set apart: the person's own words. */
  children?: ReactNode;
}

/** How a thing stands, at the top of its page. */
export function Standing({ plain, lines, children }: StandingProps) {
  return (
    <View className="card standing">
      <View className="standing__plain" {...spoken('heading')}>
        {plain}
      </View>
      {lines.map(
        (line) =>
          line && (
            <View key={line.words} className={`standing__line standing__line--${line.mood ?? 'calm'}`}>
              <Icon name={line.icon} />
              <View>{line.words}</View>
            </View>
          ),
      )}
      {children && <View className="standing__below">{children}</View>}
    </View>
  );
}
