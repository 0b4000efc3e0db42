import { View } from '@tarojs/components';
import { spoken } from './spoken';
import './Field.scss';

export interface Choice<V extends string | number> {
  value: V;
  label: string;
}

interface ChoicesProps<V extends string | number> {
  choices: readonly Choice<V>[];
  value?: V;
  onChange: (value: V) => void;
  /** One under the other, for long labels. */
  rows?: boolean;
}

/** One of a few, all in sight. */
export function Choices<V extends string | number>({ choices, value, onChange, rows }: ChoicesProps<V>) {
  return (
    <View className={`choices${rows ? ' choices--rows' : ''}`}>
      {choices.map((choice) => {
        const on = choice.value === value;
        return (
          <View
            key={choice.value}
            className={`choices__one${on ? ' choices__one--on' : ''}`}
            onClick={() => onChange(choice.value)}
            {...spoken('radio', on ? `${choice.label}，已选` : choice.label)}
            aria-checked={on ? 'true' : 'false'}
          >
            {choice.label}
          </View>
        );
      })}
    </View>
  );
}
