import { View } from '@tarojs/components';
import { RATINGS, UNSATISFIED, type RatingLevel } from '@contract/case/case.flow';
import { Choices } from '../ui/Choices';
import { Field } from '../ui/Field';

interface LevelsProps {
  value?: RatingLevel;
  error?: string;
  /** What follows from a low one. */
  lowNote?: string;
  onChange: (level: RatingLevel) => void;
}

const LEVELS: readonly RatingLevel[] = [5, 4, 3, 2, 1];

/** How satisfied somebody is, in words. */
export function Levels({ value, error, lowNote, onChange }: LevelsProps) {
  const low = value !== undefined && UNSATISFIED.includes(value);
  return (
    <Field label="您满意吗" required error={error}>
      <Choices
        rows
        choices={LEVELS.map((level) => ({ value: level, label: RATINGS[level] }))}
        value={value}
        onChange={onChange}
      />
      {low && lowNote && <View className="quiet">{lowNote}</View>}
    </Field>
  );
}
