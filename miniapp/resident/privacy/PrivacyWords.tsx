import { View } from '@tarojs/components';
import './PrivacySheet.scss';

const POINTS = [
  ['位置', '只在您上报或点“看我附近”时读取，用来派给管这一片的人。'],
  ['照片和视频', '只上传您选的那几张；照片里自带的位置会去掉。'],
  ['手机号', '您愿意才绑定，方便工作人员回访。'],
  ['姓名', '上报时可以选择不让处理单位看到。'],
  ['留存', '上报和办理过程会留存备查，不用于别的事。'],
] as const;

/** What is used and for what, in words anyone understands. */
export function PrivacyWords() {
  return (
    <View className="privacy">
      {POINTS.map(([what, why]) => (
        <View key={what} className="privacy__point">
          <View className="privacy__what">{what}</View>
          <View>{why}</View>
        </View>
      ))}
    </View>
  );
}
