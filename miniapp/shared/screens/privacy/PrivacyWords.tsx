import { View } from '@tarojs/components';
import { PRIVACY_SAYS } from './privacy-words';
import './PrivacySheet.scss';

/** What is used and for what, in words anyone understands. */
export function PrivacyWords() {
  return (
    <View className="privacy">
      {PRIVACY_SAYS[PROGRAM.key].points.map(([what, why]) => (
        <View key={what} className="privacy__point">
          <View className="privacy__what">{what}</View>
          <View>{why}</View>
        </View>
      ))}
    </View>
  );
}
