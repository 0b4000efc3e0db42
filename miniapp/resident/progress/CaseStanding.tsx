import { View } from '@tarojs/components';
import type { CaseView } from '@contract/case/case.api';
import { RATINGS } from '@contract/case/case.flow';
import { Standing } from '@shared/ui/Standing';
import { dayTime, untilDue } from '@shared/ui/time';

const RATING_WORDS: Readonly<Record<number, string>> = RATINGS;

/** How it stands: the plain sentence, who has it, until when. */
export function CaseStanding({ view, now }: { view: CaseView; now: number }) {
  const { plain, holder, dueAt, endingLabel, rating, joined } = view;
  return (
    <Standing
      plain={plain}
      lines={[
        holder && { icon: 'building', words: `现在由 ${holder.name} 负责` },
        dueAt === undefined
          ? undefined
          : {
              icon: 'clock',
              words: `${holder ? '最迟' : '截止'} ${dayTime(dueAt)}，${untilDue(dueAt, now)}`,
              mood: dueAt < now ? 'late' : 'calm',
            },
        endingLabel ? { icon: 'flag', words: `办理结论：${endingLabel}` } : undefined,
        rating === undefined ? undefined : { icon: 'heart', words: `评价：${RATING_WORDS[rating] ?? ''}` },
        joined > 0 ? { icon: 'people', words: `另有 ${joined} 位居民也遇到` } : undefined,
      ]}
    >
      <View className="standing__text">{view.text}</View>
      <View className="quiet">{`${view.categoryName} · ${view.address || '位置见地图'}`}</View>
    </Standing>
  );
}
