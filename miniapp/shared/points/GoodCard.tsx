import { View } from '@tarojs/components';
import type { GoodView } from '@contract/points/points.api';
import { BigButton } from '../ui/BigButton';

interface GoodCardProps {
  good: GoodView;
  onRedeem: (good: GoodView) => void;
}

/** One thing on the shelf; where it cannot be had now, the server's reason stands in the button's place. */
export function GoodCard({ good, onRedeem }: GoodCardProps) {
  const { title, words, points, stock, perPerson, community, redeeming } = good;
  return (
    <View className="card good">
      <View className="good__head">
        <View className="heading">{title}</View>
        <View className="good__points">{`${points} 分`}</View>
      </View>
      {words && <View className="good__words">{words}</View>}
      <View className="quiet">{`${community.name} · 还有 ${stock} 件 · 每人限 ${perPerson} 件`}</View>
      {redeeming.open ? (
        <BigButton label="兑换" onTap={() => onRedeem(good)} />
      ) : (
        <View className="good__why">{redeeming.why}</View>
      )}
    </View>
  );
}
