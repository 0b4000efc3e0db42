import type { ActivityView } from '@contract/volunteer/volunteer.api';
import { FactList } from '../../ui/FactList';
import { fullTime } from '../../ui/time';

/** The plan in plain words. */
export function ActivityFacts({ activity }: { activity: ActivityView }) {
  const { capacity, waitlist, taken, waiting, points, skills, claimUntil, startsAt } = activity;
  return (
    <section className="part" aria-label="基本情况">
      <h2>基本情况</h2>
      <FactList
        facts={[
          ['编号', String(activity.id)],
          ['服务类别', activity.kindLabel],
          ['社区', activity.community.name],
          ['集合地点', activity.address],
          ['认领截止', claimUntil === startsAt ? '活动开始时' : fullTime(claimUntil)],
          ['人数', `${taken} 人已认领，共要 ${capacity} 人`],
          ['候补', `${waiting} 人在等，最多 ${waitlist} 人`],
          ['招募范围', activity.audienceLabel],
          ['年龄', agesOf(activity)],
          ['技能', skills.map(({ label }) => label).join('、') || '不限'],
          ['积分', points > 0 ? `${points} 分` : '没有积分'],
          ['常态活动', activity.seriesId === undefined ? undefined : '由常态活动自动生成'],
        ]}
      />
    </section>
  );
}

function agesOf({ minAge, maxAge }: ActivityView): string {
  if (minAge !== undefined && maxAge !== undefined) return `${minAge} 至 ${maxAge} 岁`;
  if (minAge !== undefined) return `${minAge} 岁以上`;
  return maxAge === undefined ? '不限' : `${maxAge} 岁以下`;
}
