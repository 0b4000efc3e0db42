import { View } from '@tarojs/components';
import type { ActivityView } from '@contract/volunteer/volunteer.api';
import { Standing, type StandingLine } from '../ui/Standing';
import { dayTime, stretch } from '../ui/time';

/** What, when, where, for whom and how many: the head of an activity's page. */
export function ActivityStanding({ view }: { view: ActivityView }) {
  return (
    <Standing plain={view.title} lines={linesOf(view)}>
      <View className="standing__text">{view.words}</View>
    </Standing>
  );
}

function linesOf(view: ActivityView): (StandingLine | undefined)[] {
  const { stateLabel, kindLabel, seriesId, startsAt, endsAt, claimUntil, community, address } = view;
  const { points, audienceLabel, skills } = view;
  return [
    {
      icon: 'flag',
      words: [stateLabel, kindLabel, seriesId === undefined ? '' : '定期活动'].filter(Boolean).join(' · '),
    },
    { icon: 'clock', words: stretch(startsAt, endsAt) },
    claimUntil < startsAt ? { icon: 'bell', words: `${dayTime(claimUntil)} 截止认领` } : undefined,
    { icon: 'pin', words: `${community.name} · ${address}` },
    { icon: 'people', words: places(view) },
    { icon: 'person', words: [`面向${audienceLabel}`, ages(view)].filter(Boolean).join('，') },
    skills.length > 0
      ? { icon: 'list', words: `需要：${skills.map(({ label }) => label).join('、')}` }
      : undefined,
    points > 0 ? { icon: 'heart', words: `完成得 ${points} 积分` } : undefined,
  ];
}

/** `已认领 6 / 8 人，候补 2 人` */
export function places({
  taken,
  capacity,
  waiting,
}: Pick<ActivityView, 'taken' | 'capacity' | 'waiting'>): string {
  return `已认领 ${taken} / ${capacity} 人${waiting > 0 ? `，候补 ${waiting} 人` : ''}`;
}

function ages({ minAge, maxAge }: ActivityView): string {
  if (minAge !== undefined && maxAge !== undefined) return `${minAge} 到 ${maxAge} 岁`;
  if (minAge !== undefined) return `${minAge} 岁以上`;
  return maxAge === undefined ? '' : `${maxAge} 岁以下`;
}
