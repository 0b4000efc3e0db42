import { View } from '@tarojs/components';
import type { IconName } from '../theme/icon-name';
import { Icon } from './Icon';
import { spoken } from './spoken';
import './BigButton.scss';

export interface BigButtonProps {
  label: string;
  /** main: the one thing this page is for; plain: everything else; warn: hard to take back. */
  tone?: 'main' | 'plain' | 'warn';
  icon?: IconName;
  /** Under way: a second tap does nothing, and the label says so. */
  busy?: boolean;
  /** Shown, but cannot be tapped; say near it why. */
  disabled?: boolean;
  onTap: () => void;
}

/** 52 px high, so that a thumb finds it. */
export function BigButton({
  label,
  tone = 'main',
  icon,
  busy = false,
  disabled = false,
  onTap,
}: BigButtonProps) {
  const still = busy || disabled;
  const look = `${busy ? ' big-button--waiting' : ''}${disabled ? ' big-button--off' : ''}`;
  return (
    <View
      className={`big-button big-button--${tone}${look}`}
      hoverClass={still ? 'none' : 'big-button--pressed'}
      onClick={still ? undefined : onTap}
      {...spoken('button', busy ? `${label}，请稍候` : label)}
      aria-disabled={still ? 'true' : 'false'}
    >
      {icon && <Icon name={icon} />}
      <View>{busy ? `${label}…` : label}</View>
    </View>
  );
}
