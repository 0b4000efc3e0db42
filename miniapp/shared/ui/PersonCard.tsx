import { View } from '@tarojs/components';
import { Icon } from './Icon';
import './PersonCard.scss';

interface PersonCardProps {
  name: string;
  /** Masked by the server. */
  phone: string;
  posts: readonly { label: string; unitName: string }[];
}

/** Who I am here. `PersonView` of the contract fits. */
export function PersonCard({ name, phone, posts }: PersonCardProps) {
  return (
    <View className="person-card">
      <Icon name="person" size="large" />
      <View>
        <View className="person-card__name">{name}</View>
        {phone && <View>{phone}</View>}
        {posts.map(({ label, unitName }) => (
          <View key={`${unitName}${label}`}>{`${unitName} · ${label}`}</View>
        ))}
      </View>
    </View>
  );
}
