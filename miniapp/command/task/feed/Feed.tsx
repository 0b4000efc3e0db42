import { useState } from 'react';
import { View } from '@tarojs/components';
import type { EventView } from '@contract/case/case.api';
import { spoken } from '@shared/ui/spoken';
import { FeedEntry } from './FeedEntry';
import './Feed.scss';

const IN_SIGHT = 6;

/** Everything that happened, newest first, in words, photos and video. */
export function Feed({ events }: { events: readonly EventView[] }) {
  const [all, setAll] = useState(false);
  const newest = [...events].reverse();
  const shown = all ? newest : newest.slice(0, IN_SIGHT);
  return (
    <View className="card">
      <View className="heading">经过</View>
      <View {...spoken('list')}>
        {shown.map((event) => (
          <FeedEntry key={event.seq} event={event} />
        ))}
      </View>
      {shown.length < newest.length && (
        <View className="feed__all" onClick={() => setAll(true)} {...spoken('button')}>
          {`看全部 ${newest.length} 条`}
        </View>
      )}
    </View>
  );
}
