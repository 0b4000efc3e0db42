import { View } from '@tarojs/components';
import { Icon } from '@shared/ui/Icon';
import { spoken } from '@shared/ui/spoken';

/** The one thing this program is for. */
export function ReportButton({ onTap }: { onTap: () => void }) {
  return (
    <View
      className="snap"
      hoverClass="snap--pressed"
      onClick={onTap}
      {...spoken('button', '随手拍，上报身边的问题')}
    >
      <View className="snap__lens">
        <Icon name="camera" size="huge" />
      </View>
      <View className="snap__name">随手拍</View>
      <View>看到问题，拍一张，我们接着办</View>
    </View>
  );
}
