import { View } from '@tarojs/components';
import { spoken } from '@shared/ui/spoken';

/** A part of a page that is awaited; the lines are those of an awaited page. */
export function Waiting() {
  return (
    <View className="loading" {...spoken('status', '正在打开')}>
      <View className="loading__line" />
      <View className="loading__line" />
      <View className="loading__line" />
    </View>
  );
}
