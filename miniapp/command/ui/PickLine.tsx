import { View } from '@tarojs/components';
import { Icon } from '@shared/ui/Icon';
import { spoken } from '@shared/ui/spoken';
import './PickLine.scss';

interface PickLineProps {
  title: string;
  words?: string;
  on?: boolean;
  onTap: () => void;
}

/** One of many to choose from. */
export function PickLine({ title, words, on, onTap }: PickLineProps) {
  return (
    <View
      className={`pick-line${on ? ' pick-line--on' : ''}`}
      onClick={onTap}
      {...spoken('radio', on ? `${title}，已选` : title)}
      aria-checked={on ? 'true' : 'false'}
    >
      <View className="pick-line__body">
        <View>{title}</View>
        {words && <View className="quiet">{words}</View>}
      </View>
      {on && <Icon name="check" />}
    </View>
  );
}
