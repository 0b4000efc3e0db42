import { View } from '@tarojs/components';
import type { OrderRow } from '@contract/volunteer/volunteer.api';
import { StateTag } from '@shared/ui/StateTag';
import { spoken } from '@shared/ui/spoken';
import { dayTime } from '@shared/ui/time';
import { wishWords } from '@shared/volunteer/wish-words';

interface OrderCardProps {
  row: OrderRow;
  onTap: (id: number) => void;
}

/** One order in the list. */
export function OrderCard({ row, onTap }: OrderCardProps) {
  const { id, kindLabel, stateLabel, plain, words, forNeighbour, community, orderedAt } = row;
  return (
    <View
      className="order-card"
      hoverClass="order-card--pressed"
      onClick={() => onTap(id)}
      {...spoken('button', `${kindLabel}，${plain}`)}
    >
      <View className="order-card__head">
        <View className="heading">{forNeighbour ? `${kindLabel}（替邻居）` : kindLabel}</View>
        <StateTag label={stateLabel} mood="going" />
      </View>
      <View className="order-card__words">{words}</View>
      <View className="order-card__plain">{plain}</View>
      <View className="quiet">{wishWords(row)}</View>
      <View className="quiet">{`${community.name} · ${dayTime(orderedAt)} 点单`}</View>
    </View>
  );
}
