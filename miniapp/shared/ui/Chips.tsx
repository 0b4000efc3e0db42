import { ScrollView, View } from '@tarojs/components';
import { spoken } from '@shared/ui/spoken';
import './Chips.scss';

export interface Chip<V extends string> {
  value: V;
  label: string;
}

interface ChipsProps<V extends string> {
  chips: readonly Chip<V>[];
  value: V;
  onChange: (value: V) => void;
  /** What is chosen here, read out. */
  label: string;
}

/** One of several filters in a line that may be pushed sideways. */
export function Chips<V extends string>({ chips, value, onChange, label }: ChipsProps<V>) {
  return (
    <ScrollView scrollX className="chips" showScrollbar={false} enhanced>
      <View className="chips__line" {...spoken('list', label)}>
        {chips.map((chip) => {
          const on = chip.value === value;
          return (
            <View
              key={chip.value}
              className={`chips__one${on ? ' chips__one--on' : ''}`}
              onClick={() => onChange(chip.value)}
              {...spoken('radio', on ? `${chip.label}，已选` : chip.label)}
              aria-checked={on ? 'true' : 'false'}
            >
              {chip.label}
            </View>
          );
        })}
      </View>
    </ScrollView>
  );
}
