import { View } from '@tarojs/components';
import { Icon } from './Icon';
import './VoiceButton.scss';

export interface VoiceButtonProps {
  /** A finished sentence, to be added to what is written. */
  onWords: (words: string) => void;
}

/** WeChat gives programs no speech recognition of its own; every keyboard has a microphone, which few know of. */
export function VoiceButton(_: VoiceButtonProps) {
  return (
    <View className="voice voice--hint">
      <Icon name="mic" />
      不想打字？点输入框，再点键盘上的话筒，说出来就行。
    </View>
  );
}
