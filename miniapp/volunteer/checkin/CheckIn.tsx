import { useState } from 'react';
import { View } from '@tarojs/components';
import { PrivacySheet } from '@shared/screens/privacy/PrivacySheet';
import { BigButton } from '@shared/ui/BigButton';
import { Field } from '@shared/ui/Field';
import { Icon } from '@shared/ui/Icon';
import { Page } from '@shared/ui/Page';
import { spoken } from '@shared/ui/spoken';
import { TextLine } from '@shared/ui/TextBox';
import { ScansWaiting } from '../ui/ScansWaiting';
import { CheckOutcome } from './CheckOutcome';
import { useCheck, type CheckHook, type Way } from './use-check';
import './checkin.scss';

interface CheckInProps {
  personId: number;
  way: Way;
  /** Of the activity; '' when one came here by oneself. */
  title: string;
}

const WAYS = { in: '签到', out: '签退' } as const;
const DOING: Record<CheckHook['phase'], string> = {
  ready: '',
  locating: '正在取得位置',
  scanning: '正在扫码',
  sending: '正在送出',
};

/** Checking in and out: the code on the community's screen, and where the phone is. */
export function CheckIn({ personId, way, title }: CheckInProps) {
  const { phase, outcome, check } = useCheck({ personId, way, title });
  const busy = phase !== 'ready';
  const done = outcome !== undefined && 'view' in outcome;
  const again = outcome !== undefined && !done && !('waiting' in outcome);
  const label = busy ? DOING[phase] : `${again ? '再扫一次' : '扫码'}${WAYS[way]}`;
  return (
    <Page>
      <View className="card checkin">
        <View className="checkin__mark">
          <Icon name={done ? 'check' : 'camera'} size="huge" />
        </View>
        <View className="checkin__title" {...spoken('heading')}>
          {[title, WAYS[way]].filter(Boolean).join(' · ')}
        </View>
        <View className="quiet">
          对准现场屏幕或组织者手机上的二维码。它每几秒换一次，截图、转发的都不能用；要在活动地点附近扫。
        </View>
      </View>
      <View>{outcome && <CheckOutcome outcome={outcome} way={way} onAgain={() => void check()} />}</View>
      <ScansWaiting personId={personId} />
      {!done && process.env.TARO_ENV !== 'h5' && (
        <BigButton label={label} icon="camera" busy={busy} onTap={() => void check()} />
      )}
      {!done && process.env.TARO_ENV === 'h5' && (
        <TypedCode label={busy ? DOING[phase] : WAYS[way]} busy={busy} onCode={(code) => void check(code)} />
      )}
      <PrivacySheet />
    </Page>
  );
}

interface TypedCodeProps {
  label: string;
  busy: boolean;
  onCode: (code: string) => void;
}

/** A browser has no scanner: the text that stands below the code does the same. */
function TypedCode({ label, busy, onCode }: TypedCodeProps) {
  const [code, setCode] = useState('');
  return (
    <View className="card">
      <Field label="签到码" hint="网页版不能扫码：请把二维码下面那行字贴到这里。在微信小程序里直接扫。">
        <TextLine label="签到码" value={code} max={120} placeholder="V1. 开头" onChange={setCode} />
      </Field>
      <BigButton label={label} busy={busy} disabled={code.trim() === ''} onTap={() => onCode(code.trim())} />
    </View>
  );
}
