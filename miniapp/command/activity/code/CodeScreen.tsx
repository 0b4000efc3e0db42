import { useEffect } from 'react';
import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import type { CheckCodeView } from '@contract/volunteer/volunteer.api';
import { QrCode } from '@shared/qr/QrCode';
import { BigButton } from '@shared/ui/BigButton';
import { Notice } from '@shared/ui/Notice';
import { Page } from '@shared/ui/Page';
import { spoken } from '@shared/ui/spoken';
import { useCheckCode } from './check-code';
import './code.scss';

/** The rotating code as large as the phone, for those who come and go. */
export function CodeScreen({ id }: { id: number }) {
  const { code, error } = useCheckCode(id);
  useScreenStaysOn();
  return (
    <Page loading={!code && !error}>
      <View>{error && <Notice tone="bad" icon="alert" words={`${error}。正在重新取签到码。`} />}</View>
      {code && <Shown code={code} />}
      {!code && error && <View className="card code__gone">签到码已过期，等取到新的再让人扫</View>}
    </Page>
  );
}

function Shown({ code: { text, everyMs, present, left, taken } }: { code: CheckCodeView }) {
  return (
    <>
      <View className="card code">
        <QrCode text={text} label="签到码，请志愿者用智慧党建小程序扫" />
        <View className="code__how" {...spoken('heading')}>
          请用“智慧党建”扫码签到、签退
        </View>
        <View className="quiet">{`每 ${everyMs / 1000} 秒更换，截图和转发的无效`}</View>
      </View>
      <View className="card code__figures" {...spoken('status')}>
        <Figure value={present} label="在场" />
        <Figure value={left} label="已签退" />
        <Figure value={taken} label="应到" />
      </View>
      {process.env.TARO_ENV === 'h5' && <TypedInstead text={text} />}
    </>
  );
}

function Figure({ value, label }: { value: number; label: string }) {
  return (
    <View className="code__figure">
      <View className="code__value">{value}</View>
      <View className="quiet">{label}</View>
    </View>
  );
}

/** A browser cannot scan: what the code says, to be pasted on the other side. */
function TypedInstead({ text }: { text: string }) {
  return (
    <View className="card">
      <View className="code__text">{text}</View>
      <BigButton label="复制签到码" tone="plain" onTap={() => void Taro.setClipboardData({ data: text })} />
    </View>
  );
}

function useScreenStaysOn(): void {
  useEffect(() => {
    if (process.env.TARO_ENV !== 'weapp') return;
    const keep = (how: 'on' | 'off') =>
      Taro.setKeepScreenOn({ keepScreenOn: how === 'on' }).catch((cause: unknown) =>
        console.warn('屏幕会自己变暗', cause),
      );
    void keep('on');
    return () => void keep('off');
  }, []);
}
