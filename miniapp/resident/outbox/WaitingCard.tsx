import { BigButton } from '@shared/ui/BigButton';
import { dayTime } from '@shared/ui/time';
import { DiscardButton, UnsentCard } from '@shared/ui/UnsentCard';

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

/** A report or an order that is not yet with the server. */
export function WaitingCard({ words, since, refusal, onSend, onMend, onDiscard }: WaitingCardProps) {
  return (
    <UnsentCard
      title={words}
      why={refusal ?? '等待网络，连上后自动发送'}
      refused={refusal !== undefined}
      since={`${dayTime(since)} 写好，已存在手机里`}
    >
      <DiscardButton label="不发了" words="写好的内容和照片会从手机里删除。" onDiscard={onDiscard} />
      {refusal === undefined ? (
        <BigButton label="现在发送" onTap={onSend} />
      ) : (
        <BigButton label="修改" onTap={onMend} />
      )}
    </UnsentCard>
  );
}
