import type { ReactNode } from 'react';
import { Popup } from '@nutui/nutui-react-taro';
import { View } from '@tarojs/components';
import { Icon } from './Icon';
import { spoken } from './spoken';
import './Sheet.scss';

interface SheetProps {
  title: string;
  open: boolean;
  onClose: () => void;
  children: ReactNode;
  /** Stays in sight below the scrolling part. */
  footer?: ReactNode;
}

/** Slides up from below: a form for one step, a choice. */
export function Sheet({ title, open, onClose, children, footer }: SheetProps) {
  return (
    <Popup visible={open} position="bottom" round destroyOnClose onClose={onClose}>
      <View className="sheet">
        <View className="sheet__head">
          <View className="heading" {...spoken('heading')}>
            {title}
          </View>
          <View className="sheet__close" onClick={onClose} {...spoken('button', '关闭')}>
            <Icon name="cross" />
          </View>
        </View>
        <View className="sheet__body">{children}</View>
        {footer && <View className="sheet__foot">{footer}</View>}
      </View>
    </Popup>
  );
}
