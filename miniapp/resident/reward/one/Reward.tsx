import { View } from '@tarojs/components';
import type { PayoutView } from '@contract/payout/payout.api';
import { useRefreshOnReturn } from '@shared/hooks/on-return';
import { BigButton } from '@shared/ui/BigButton';
import { Notice } from '@shared/ui/Notice';
import { Page } from '@shared/ui/Page';
import { Standing } from '@shared/ui/Standing';
import { dayTime } from '@shared/ui/time';
import { Timeline } from '@shared/ui/Timeline';
import { usePayout, type PayoutHook } from '../use-payout';
import { yuan } from '../yuan';
import '../reward.scss';

/** One reward: how much, how it stands, and the tap that takes it. */
export function Reward({ id }: { id: number }) {
  const hook = usePayout(id);
  const { data, said } = hook;
  useRefreshOnReturn(hook.refresh);
  return (
    <Page
      loading={hook.loading}
      error={id > 0 ? hook.error : '没有说是哪一笔，请从“我的奖励”里打开'}
      stale={hook.stale}
      onRetry={() => void hook.refresh()}
      footer={data?.confirmable && <ConfirmBar hook={hook} />}
    >
      {said && <Notice tone={said.tone} icon="alert" words={said.words} />}
      {data && <Story payout={data} />}
    </Page>
  );
}

function ConfirmBar({ hook }: { hook: PayoutHook }) {
  return (
    <View className="reward__buttons">
      <BigButton label="确认收款" busy={hook.busy} onTap={() => void hook.confirm()} />
      {hook.said && (
        <BigButton
          label="看看到账没有"
          tone="plain"
          icon="again"
          busy={hook.refreshing}
          onTap={() => void hook.refresh()}
        />
      )}
    </View>
  );
}

function Story({
  payout: { amount, plain, words, at, paidAt, confirmUntil, no, steps },
}: {
  payout: PayoutView;
}) {
  return (
    <>
      <View className="card reward__sum">
        <View className="quiet">奖励金额</View>
        <View className="reward__amount reward__amount--big">{yuan(amount)}</View>
      </View>
      <Standing
        plain={plain}
        lines={[
          { icon: 'flag', words },
          confirmUntil === undefined
            ? undefined
            : { icon: 'clock', words: `请在 ${dayTime(confirmUntil)} 前确认，过时这笔会退回` },
          paidAt === undefined ? undefined : { icon: 'check', words: `${dayTime(paidAt)} 到微信零钱` },
        ]}
      >
        <View className="quiet">{dayTime(at)}</View>
        <View className="quiet reward__no">{`单号 ${no}`}</View>
      </Standing>
      <View className="card">
        <Timeline steps={steps.map((step, key) => ({ key, ...step }))} />
      </View>
    </>
  );
}
