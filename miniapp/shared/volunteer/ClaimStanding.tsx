import type { ReactNode } from 'react';
import type { ClaimRow } from '@contract/volunteer/volunteer.api';
import { Standing, type StandingLine } from '../ui/Standing';
import { dayTime, stretch } from '../ui/time';

interface ClaimStandingProps {
  claim: ClaimRow;
  /** Above the lines: the state, or whose claim it is. */
  plain: string;
  children?: ReactNode;
}

/** One person's part in one activity: how it stands, in words. */
export function ClaimStanding({ claim, plain, children }: ClaimStandingProps) {
  const { activity, queue, hours, missLabel, proofWaiting, countedTo, complaints, rating } = claim;
  const lines: (StandingLine | undefined)[] = [
    queue === undefined ? undefined : { icon: 'people', words: `候补第 ${queue} 位，有人退出就自动转正` },
    { icon: 'clock', words: stretch(activity.startsAt, activity.endsAt) },
    { icon: 'pin', words: `${activity.community.name} · ${activity.address}` },
    hours > 0 ? { icon: 'check', words: `服务 ${hours} 小时` } : undefined,
    missLabel ? { icon: 'alert', words: `记录：${missLabel}`, mood: 'late' } : undefined,
    proofWaiting ? { icon: 'offline', words: '离线签到等组织者核实；三天没有核实，就按属实记' } : undefined,
    countedTo === undefined
      ? undefined
      : { icon: 'alert', words: `没有签退，时长算到 ${dayTime(countedTo)}；不对可由组织者补录` },
    rating === undefined ? undefined : { icon: 'heart', words: `组织者评价：${rating} 分（满分 5 分）` },
    complaints > 0 ? { icon: 'chat', words: `收到 ${complaints} 次投诉`, mood: 'late' } : undefined,
  ];
  return (
    <Standing plain={plain} lines={lines}>
      {children}
    </Standing>
  );
}
