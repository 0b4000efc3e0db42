import Taro from '@tarojs/taro';
import { useState } from 'react';
import { View } from '@tarojs/components';
import type { MyDataView } from '@contract/identity/rights.api';
import { rightsApi } from '@contract/identity/rights.api';
import { messageOf } from '../../api/api-error';
import { api } from '../../api/request';
import { endSession, sessionStore } from '../../api/session';
import { BigButton } from '../../ui/BigButton';
import { Notice } from '../../ui/Notice';
import { Row } from '../../ui/Row';
import { Sheet } from '../../ui/Sheet';
import { dayTime } from '../../ui/time';
import { forgetConsent } from '../privacy/privacy';

/** To which text I agreed, and the way back. */
export function Consent({ data: { consent } }: { data: MyDataView }) {
  const [open, setOpen] = useState(false);
  const words = consent
    ? `${dayTime(consent.at)} 同意了 ${consent.version} 版隐私说明`
    : '还没有同意过隐私说明';
  return (
    <>
      <Row icon="flag" title="撤回同意" words={words} onTap={() => setOpen(true)} />
      <Withdraw open={open} onClose={() => setOpen(false)} />
    </>
  );
}

function Withdraw({ open, onClose }: { open: boolean; onClose: () => void }) {
  const [now, setNow] = useState<{ busy: boolean; error?: string }>({ busy: false });
  const withdraw = async () => {
    setNow({ busy: true });
    try {
      const token = sessionStore.get().session?.token ?? '';
      await api(rightsApi.withdraw, {});
      leave(token);
    } catch (error) {
      setNow({ busy: false, error: messageOf(error) });
    }
  };
  return (
    <Sheet
      title="撤回同意"
      open={open}
      onClose={onClose}
      footer={<BigButton label="撤回并退出" tone="warn" busy={now.busy} onTap={() => void withdraw()} />}
    >
      {now.error && <Notice tone="bad" words={now.error} />}
      <View className="mydata__point">所有手机上的登录马上退出，不再给您发消息。</View>
      <View className="mydata__point">工作人员看不到您的称呼和手机号，也不能再查看。</View>
      <View className="mydata__point">已经上报的事照常办理；信息还留着，要删请选“删除我的信息”。</View>
      <View className="mydata__point">想再用时，重新同意就可以登录。</View>
    </Sheet>
  );
}

/** The server has ended every session; this phone forgets too. */
export function leave(token: string): void {
  forgetConsent();
  endSession(token);
  void Taro.switchTab({ url: '/pages/home/index' });
}
