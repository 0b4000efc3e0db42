import { View } from '@tarojs/components';
import { Icon } from './Icon';
import { spoken } from './spoken';
import './Field.scss';

interface PickBoxProps {
  /** What is chosen, or what to do. */
  words: string;
  label: string;
  /** Absent inside a picker, which takes the tap itself. */
  onTap?: () => void;
}

/** What has been chosen, in the frame of a text line; a tap opens the choice. */
export function PickBox({ words, label, onTap }: PickBoxProps) {
  return (
    <View className="pick-box" onClick={onTap} {...spoken('button', `${label}：${words}`)}>
      <View className="pick-box__words">{words}</View>
      <Icon name="forward" />
    </View>
  );
}
