import { useState } from 'react';
import { payoutApi, type PayoutView } from '@contract/payout/payout.api';
import { messageOf } from '@shared/api/api-error';
import { api } from '@shared/api/request';
import { useRemote, type Remote } from '@shared/hooks/remote';
import { canConfirm, showTransfer, type Shown } from './merchant-transfer';

interface Said {
  words: string;
  tone: 'slow' | 'bad' | 'calm';
}
export interface PayoutHook extends Remote<PayoutView> {
  busy: boolean;
  /** About the last attempt. */
  said?: Said;
  confirm: () => Promise<void>;
}

const OLD_WECHAT: Said = {
  tone: 'slow',
  words: '这里不能确认收款。请把微信更新到最新版，在手机微信的“随手拍”小程序里，从“我的奖励”确认。',
};

/** One reward: WeChat's page is shown, and whatever came of it, it is the server that says how things stand. */
export function usePayout(id: number): PayoutHook {
  const remote = useRemote(id > 0 ? `payout-${id}` : null, () => api(payoutApi.show, { id }));
  const [now, setNow] = useState<{ busy: boolean; said?: Said }>({ busy: false });
  const confirm = async () => {
    if (now.busy) return;
    if (!canConfirm()) return setNow({ busy: false, said: OLD_WECHAT });
    setNow({ busy: true });
    try {
      const shown = await showTransfer(await api(payoutApi.confirmation, { id }));
      const view = await api(payoutApi.show, { id });
      remote.put(view);
      setNow({ busy: false, said: wordsFor(shown, view) });
    } catch (error) {
      setNow({ busy: false, said: { tone: 'bad', words: messageOf(error) } });
      void remote.refresh();
    }
  };
  return { ...remote, ...now, confirm };
}

function wordsFor(shown: Shown, { confirmable, plain }: PayoutView): Said | undefined {
  if (shown.what === 'unsupported') return OLD_WECHAT;
  if (!confirmable) return { tone: 'calm', words: `现在的情况：${plain}` };
  if (shown.what === 'cancelled')
    return { tone: 'slow', words: '您还没有确认收款。24 小时内随时可以再来确认。' };
  if (shown.what === 'failed')
    return { tone: 'bad', words: `没有打开微信的确认页面，请稍后再试（${shown.says}）` };
  return {
    tone: 'calm',
    words: '微信的确认页面打开过了。点过收款的，到账要等一会儿，请点“看看到账没有”；没点的，可以再确认一次。',
  };
}
