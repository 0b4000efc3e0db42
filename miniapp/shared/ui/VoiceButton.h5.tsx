import { useEffect, useRef, useState } from 'react';
import { View } from '@tarojs/components';
import { Icon } from './Icon';
import { spoken } from './spoken';
import type { VoiceButtonProps } from './VoiceButton';
import './VoiceButton.scss';

/** The part of the Web Speech API used here; TypeScript's own DOM types do not have it. */
interface Recognition {
  lang: string;
  onresult: ((event: { results: ArrayLike<ArrayLike<{ transcript: string }>> }) => void) | null;
  onend: (() => void) | null;
  start: () => void;
  stop: () => void;
}
type RecognitionClass = new () => Recognition;

/** Drawn only where the browser can listen. */
export function VoiceButton({ onWords }: VoiceButtonProps) {
  const [listening, setListening] = useState(false);
  const running = useRef<Recognition>();
  // What is heard goes to what stands now: one may go on writing while the browser listens.
  const hear = useRef(onWords);
  useEffect(() => void (hear.current = onWords));
  useEffect(() => () => running.current?.stop(), []);
  const Recogniser = recogniser();
  if (!Recogniser) return null;

  const listen = () => {
    if (listening) return running.current?.stop();
    const ear = new Recogniser();
    ear.lang = 'zh-CN';
    ear.onresult = ({ results }) =>
      hear.current(Array.from(results, (result) => result[0]?.transcript ?? '').join(''));
    ear.onend = () => setListening(false);
    running.current = ear;
    setListening(true);
    return ear.start();
  };
  const label = listening ? '正在听，点这里说完了' : '按一下，说出来';
  return (
    <View className={`voice${listening ? ' voice--on' : ''}`} onClick={listen} {...spoken('button', label)}>
      <Icon name="mic" />
      {label}
    </View>
  );
}

function recogniser(): RecognitionClass | undefined {
  // A browser edge: these names are in no type library.
  const names = window as {
    SpeechRecognition?: RecognitionClass;
    webkitSpeechRecognition?: RecognitionClass;
  };
  return names.SpeechRecognition ?? names.webkitSpeechRecognition;
}
