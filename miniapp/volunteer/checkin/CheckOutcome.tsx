import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import type { ClaimView } from '@contract/volunteer/volunteer.api';
import { BigButton } from '@shared/ui/BigButton';
import { Notice } from '@shared/ui/Notice';
import { dayTime } from '@shared/ui/time';
import { go } from '../ui/go';
import type { Outcome, Way } from './use-check';

interface CheckOutcomeProps {
  outcome: Outcome;
  way: Way;
  onAgain: () => void;
}

/** What became of it; a refusal says what to do. */
export function CheckOutcome({ outcome, way, onAgain }: CheckOutcomeProps) {
  if ('view' in outcome) return <Done claim={outcome.view} way={way} />;
  if ('lost' in outcome) return <Lost onAgain={onAgain} />;
  // What waits for the network stands on the page as such.
  if ('waiting' in outcome) return null;
  const { code, message } = outcome.refusal;
  const elsewhere = code === 'claimMissing' ? { label: '去认领', onTap: go.service } : undefined;
  return <Notice tone="bad" icon="alert" words={message} action={elsewhere} />;
}

function Done({ claim, way }: { claim: ClaimView; way: Way }) {
  return (
    <View>
      <Notice tone="good" icon="check" words={doneWords(claim, way)} />
      <BigButton label="看我的认领" tone="plain" onTap={() => go.claim(claim.id)} />
    </View>
  );
}

/** `签到成功，12月5日 09:02，离活动地点约 20 米。服务结束时，再扫一次码签退。` */
function doneWords({ checks, proofWaiting }: ClaimView, way: Way): string {
  const [last] = checks.filter((check) => check.way === way).slice(-1);
  const when = last ? `，${dayTime(last.at)}` : '';
  const far = last?.metres === undefined ? '' : `，离活动地点约 ${last.metres} 米`;
  const [outcome, proof] = proofWaiting ? ['已送到', PROOF] : ['成功', ''];
  return `${way === 'in' ? '签到' : '签退'}${outcome}${when}${far}。${proof}${NEXT[way]}`;
}

const PROOF = '这次是离线扫的，要等组织者核实。';
const NEXT = { in: '服务结束时，再扫一次码签退。', out: '组织者核实后，时长记入您的服务记录。' } as const;

const NO_PLACE = '没有取得您的位置，不能签到：签到要核对您在现场。请打开手机定位，并允许使用位置。';

function Lost({ onAgain }: { onAgain: () => void }) {
  if (process.env.TARO_ENV !== 'weapp')
    return <Notice tone="bad" icon="alert" words={NO_PLACE} action={{ label: '再试', onTap: onAgain }} />;
  const allow = async () => {
    const { authSetting } = await Taro.openSetting();
    if (authSetting['scope.userLocation']) onAgain();
  };
  return (
    <Notice
      tone="bad"
      icon="alert"
      words={NO_PLACE}
      action={{ label: '去设置', onTap: () => void allow() }}
    />
  );
}
