import { View } from '@tarojs/components';
import type { EventView } from '@contract/case/case.api';
import { PhotoStrip } from '@shared/ui/PhotoStrip';
import { spoken } from '@shared/ui/spoken';
import { dayTime } from '@shared/ui/time';
import { workedWords } from '../worked';

/** One step, told like a post: who, what, in which words, with which pictures. */
export function FeedEntry({ event }: { event: EventView }) {
  const who = event.byUnit || event.byName || event.title;
  const held = event.heldMinutes > 0 ? `在手 ${workedWords(event.heldMinutes)}` : '';
  return (
    <View className="feed__entry" {...spoken('listitem')}>
      <View className="feed__mark" aria-hidden="true">
        {[...who][0] ?? '·'}
      </View>
      <View className="feed__body">
        <View className="feed__title">{event.title}</View>
        {event.words && <View className="feed__words">{event.words}</View>}
        {event.facts.map(({ label, value }) => (
          <View key={label} className="quiet">{`${label}：${value}`}</View>
        ))}
        {event.files.length > 0 && (
          <View className="feed__photos">
            <PhotoStrip photos={event.files} label={event.title} />
          </View>
        )}
        <View className="quiet">{[dayTime(event.at), event.byName, held].filter(Boolean).join(' · ')}</View>
      </View>
    </View>
  );
}
