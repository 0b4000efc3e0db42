import { View } from '@tarojs/components';
import { spoken } from '@shared/ui/spoken';
import '@shared/ui/Field.scss';

interface ManyChoicesProps {
  options: readonly string[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}

/** Any number of a few; a second tap takes one off again. */
export function ManyChoices({ options, chosen, onChange }: ManyChoicesProps) {
  const toggle = (option: string) =>
    onChange(chosen.includes(option) ? chosen.filter((each) => each !== option) : [...chosen, option]);
  return (
    <View className="choices">
      {options.map((option) => {
        const on = chosen.includes(option);
        return (
          <View
            key={option}
            className={`choices__one${on ? ' choices__one--on' : ''}`}
            onClick={() => toggle(option)}
            {...spoken('switch', `${option}${on ? '，已选' : ''}`)}
            aria-checked={on ? 'true' : 'false'}
          >
            {option}
          </View>
        );
      })}
    </View>
  );
}
