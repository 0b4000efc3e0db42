import { View } from '@tarojs/components';
import type { IconName } from '../theme/icon-name';

interface IconProps {
  name: IconName;
  size?: 'normal' | 'large' | 'huge';
}

/** A drawing in the colour of the text around it. Never alone: the words stand beside it, so it is not read out. */
export function Icon({ name, size = 'normal' }: IconProps) {
  const grown = size === 'normal' ? '' : ` icon--${size}`;
  return <View className={`icon icon--${name}${grown}`} aria-hidden="true" />;
}
