import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { BigButton } from '@shared/ui/BigButton';
import { spoken } from '@shared/ui/spoken';
import { dayTime } from '@shared/ui/time';
import './WaitingCard.scss';

interface WaitingCardProps {
  /** The first words of it. */
  words: string;
  /** ms since the epoch. */
  since: number;
  /** The server's reason; absent while it waits for the network. */
  refusal?: string;
  onSend: () => void;
  /** Back into the form. */
  onMend: () => void;
  onDiscard: () => void;
}

/** Something written that is not yet with the server: waiting for the network, or refused with the reason. */
export function WaitingCard({ words, since, refusal, onSend, onMend, onDiscard }: WaitingCardProps) {
  const refused = refusal !== undefined;
  return (
    <View className={`waiting${refused ? ' waiting--refused' : ''}`} {...spoken('status')}>
      <View className="heading">{words}</View>
      <View className="waiting__why">{refusal ?? '等待网络，连上后自动发送'}</View>
      <View className="quiet">{`${dayTime(since)} 写好，已存在手机里`}</View>
      <View className="waiting__buttons">
        <View className="waiting__button">
          <BigButton label="不发了" tone="plain" onTap={() => void askToDiscard(onDiscard)} />
        </View>
        <View className="waiting__button">
          {refused ? (
            <BigButton label="修改" onTap={onMend} />
          ) : (
            <BigButton label="现在发送" onTap={onSend} />
          )}
        </View>
      </View>
    </View>
  );
}

async function askToDiscard(discard: () => void): Promise<void> {
  const { confirm } = await Taro.showModal({
    title: '不发了？',
    content: '写好的内容和照片会从手机里删除。',
    confirmText: '删除',
  });
  if (confirm) discard();
}
