import { View } from '@tarojs/components';
import type { RedemptionView } from '@contract/points/points.api';
import { QrCode } from '../qr/QrCode';
import { spoken } from '../ui/spoken';
import { dayTime } from '../ui/time';
import './shop.scss';

/** The code as a picture for a scanner, and in digits that can be read across a counter. */
export function PickupCode({ redemption }: { redemption: RedemptionView }) {
  const { code, title, community, collectUntil } = redemption;
  if (code === undefined) return null;
  return (
    <View className="pickup">
      <View className="heading">{title}</View>
      <View className="pickup__picture">
        <QrCode text={code} label="领取码的二维码" />
      </View>
      <View className="pickup__code" {...spoken('text', `领取码 ${[...code].join(' ')}`)}>
        {inGroups(code)}
      </View>
      <View>{`请在 ${dayTime(collectUntil)} 前，到${community.name}出示这个码`}</View>
      <View className="quiet">码只给社区工作人员看，别转给别人。</View>
    </View>
  );
}

/** `123 456 7890`: ten digits in a row cannot be read aloud without losing the place. */
const inGroups = (code: string): string => code.replace(/^(\d{3})(\d{3})/, '$1 $2 ');
