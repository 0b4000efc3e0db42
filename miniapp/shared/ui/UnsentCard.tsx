import type { ReactNode } from 'react';
import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { BigButton } from './BigButton';
import { spoken } from './spoken';
import './UnsentCard.scss';

interface UnsentCardProps {
  title: string;
  /** Why it is still here. */
  why: string;
  refused: boolean;
  /** When it was written. */
  since: string;
  /** Its buttons. */
  children: ReactNode;
}

/** Something that is not yet with the server: waiting for the network, or refused with the reason. */
export function UnsentCard({ title, why, refused, since, children }: UnsentCardProps) {
  return (
    <View className={`unsent${refused ? ' unsent--refused' : ''}`} {...spoken(refused ? 'alert' : 'status')}>
      <View className="heading">{title}</View>
      <View className="unsent__why">{why}</View>
      <View className="quiet">{since}</View>
      <View className="unsent__buttons">{children}</View>
    </View>
  );
}

interface DiscardButtonProps {
  label: string;
  /** What is lost by it. */
  words: string;
  onDiscard: () => void;
}

/** Asks before what was written goes. */
export function DiscardButton({ label, words, onDiscard }: DiscardButtonProps) {
  const ask = async (): Promise<void> => {
    const { confirm } = await Taro.showModal({ title: `${label}？`, content: words, confirmText: '删除' });
    if (confirm) onDiscard();
  };
  return <BigButton label={label} tone="plain" onTap={() => void ask()} />;
}
