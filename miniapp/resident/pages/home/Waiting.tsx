import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { newKey } from '@shared/api/request';
import { BigButton } from '@shared/ui/BigButton';
import { spoken } from '@shared/ui/spoken';
import { dayTime } from '@shared/ui/time';
import { go } from '../../case/go';
import { putDraft } from '../../outbox/draft';
import { discard, sendWaiting, takeBack, type WaitingReport } from '../../outbox/outbox';
import { useWaiting } from '../../outbox/use-outbox';

/** Reports not yet with the server: waiting for the network, or refused with the reason. */
export function Waiting({ personId }: { personId: number }) {
  const rows = useWaiting(personId);
  return (
    <>
      {rows.map((row) => (
        <WaitingCard key={row.draft.key} row={row} />
      ))}
    </>
  );
}

function WaitingCard({ row }: { row: WaitingReport }) {
  const refused = row.refusal !== undefined;
  return (
    <View className={`waiting${refused ? ' waiting--refused' : ''}`} {...spoken('status')}>
      <View className="heading">{row.draft.text}</View>
      <View className="waiting__why">{row.refusal ?? '等待网络，连上后自动发送'}</View>
      <View className="quiet">{`${dayTime(row.since)} 写好，已存在手机里`}</View>
      <View className="waiting__buttons">
        <View className="waiting__button">
          <BigButton label="不发了" tone="plain" onTap={() => void askToDiscard(row.draft.key)} />
        </View>
        <View className="waiting__button">
          {refused ? (
            <BigButton label="修改" onTap={() => mend(row)} />
          ) : (
            <BigButton label="现在发送" onTap={() => void sendWaiting()} />
          )}
        </View>
      </View>
    </View>
  );
}

async function askToDiscard(key: string): Promise<void> {
  const { confirm } = await Taro.showModal({
    title: '不发了？',
    content: '这条上报和照片会从手机里删除。',
    confirmText: '删除',
  });
  if (confirm) discard(key);
}

/** Back into the form; with a new key, for what is mended is another body. */
function mend({ personId, draft }: WaitingReport): void {
  takeBack(draft.key);
  putDraft(personId, { ...draft, key: newKey() });
  go.report();
}
