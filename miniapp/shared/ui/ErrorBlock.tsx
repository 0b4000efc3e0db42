import { View } from '@tarojs/components';
import { Empty } from './Empty';
import { spoken } from './spoken';

export interface ErrorBlockProps {
  /** The sentence of the refusal. */
  message: string;
  onRetry?: () => void;
}

/** A whole page or block that could not be loaded. */
export function ErrorBlock({ message, onRetry }: ErrorBlockProps) {
  return (
    <View {...spoken('alert')}>
      <Empty
        icon="alert"
        title="没有打开"
        words={message}
        action={onRetry && { label: '再试一次', onTap: onRetry }}
      />
    </View>
  );
}
