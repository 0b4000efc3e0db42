import { View } from '@tarojs/components';
import './StateTag.scss';

export type Mood = 'going' | 'good' | 'slow' | 'bad' | 'still';

interface StateTagProps {
  /** The state's own word, as the server gives it. */
  label: string;
  mood?: Mood;
}

/** A state in a word. Colour only repeats what the word says. */
export function StateTag({ label, mood = 'still' }: StateTagProps) {
  return <View className={`state-tag state-tag--${mood}`}>{label}</View>;
}
