import { View } from '@tarojs/components';
import type { CaseView } from '@contract/case/case.api';
import { RATINGS } from '@contract/case/case.flow';
import { Icon } from '@shared/ui/Icon';
import { spoken } from '@shared/ui/spoken';
import { dayTime, untilDue } from '@shared/ui/time';

const RATING_WORDS: Readonly<Record<number, string>> = RATINGS;

/** How it stands: the plain sentence, who has it, until when. */
export function Standing({ view, now }: { view: CaseView; now: number }) {
  const { plain, holder, dueAt, endingLabel, rating, joined } = view;
  const late = dueAt !== undefined && dueAt < now;
  return (
    <View className="card standing">
      <View className="standing__plain" {...spoken('heading')}>
        {plain}
      </View>
      {holder && <Line icon="building" words={`现在由 ${holder.name} 负责`} />}
      {dueAt !== undefined && (
        <Line
          icon="clock"
          words={`${holder ? '最迟' : '截止'} ${dayTime(dueAt)}，${untilDue(dueAt, now)}`}
          mood={late ? 'late' : 'calm'}
        />
      )}
      {endingLabel && <Line icon="flag" words={`办理结论：${endingLabel}`} />}
      {rating !== undefined && <Line icon="heart" words={`评价：${RATING_WORDS[rating] ?? ''}`} />}
      {joined > 0 && <Line icon="people" words={`另有 ${joined} 位居民也遇到`} />}
      <View className="standing__text">{view.text}</View>
      <View className="quiet">{`${view.categoryName} · ${view.address || '位置见地图'}`}</View>
    </View>
  );
}

interface LineProps {
  icon: 'building' | 'clock' | 'flag' | 'heart' | 'people';
  words: string;
  mood?: 'calm' | 'late';
}

function Line({ icon, words, mood = 'calm' }: LineProps) {
  return (
    <View className={`standing__line standing__line--${mood}`}>
      <Icon name={icon} />
      <View>{words}</View>
    </View>
  );
}
