import { View } from '@tarojs/components';
import { spoken } from './spoken';
import type { Mood } from './StateTag';
import './StateTag.scss';

export type LampColour = 'green' | 'yellow' | 'red' | 'off';

interface LampProps {
  colour: LampColour;
  /** More exact words, such as 「还剩 2 小时」. */
  words?: string;
}

const LOOKS: Record<LampColour, { mood: Mood; word: string }> = {
  green: { mood: 'good', word: '时限内' },
  yellow: { mood: 'slow', word: '快到期' },
  red: { mood: 'bad', word: '已超时' },
  off: { mood: 'still', word: '不计时' },
};

/** The time limit as a lamp that also says it: colour alone is lost on one man in twelve. */
export function Lamp({ colour, words }: LampProps) {
  const { mood, word } = LOOKS[colour];
  const said = words ? `${word} · ${words}` : word;
  return (
    <View className={`state-tag state-tag--${mood}`} {...spoken('text', `时限：${said}`)}>
      <View className="lamp-dot" />
      {said}
    </View>
  );
}
