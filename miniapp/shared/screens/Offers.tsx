import { View } from '@tarojs/components';
import { Row, Rows, type RowProps } from '../ui/Row';
import { Me } from './Me';

/** The home of a program whose errands are not built yet: who I am, and what it will be for. */
export function Offers({ offers }: { offers: readonly RowProps[] }) {
  return (
    <Me>
      <View className="card">
        <View className="heading">在这里，您将可以</View>
        <View className="quiet">下面这些正在建设，建好一项开放一项。</View>
      </View>
      <Rows>
        {offers.map((offer) => (
          <Row key={offer.icon} {...offer} />
        ))}
      </Rows>
    </Me>
  );
}
