import { View } from '@tarojs/components';
import type { MeetingState } from '@contract/party/meeting.flow';
import type { MeetingRow } from '@contract/party/party-life.api';
import { spoken } from '@shared/ui/spoken';
import { StateTag, type Mood } from '@shared/ui/StateTag';
import { clockTime, dayName } from '@shared/ui/time';
import '../../ui/lines.scss';
import { goParty } from './go-party';

const MOODS: Record<MeetingState, Mood> = {
  planned: 'going',
  held: 'slow',
  recorded: 'good',
  cancelled: 'still',
};

/** One meeting in a calendar, with my own part in it. */
export function MeetingLine({ row }: { row: MeetingRow }) {
  const { id, title, kindLabel, state, stateLabel, startsAt, place, org, called, present, mine } = row;
  const when = `${dayName(startsAt)} ${clockTime(startsAt)}`;
  const told = [
    mine ? `我：${mine.label}` : '',
    state === 'held' || state === 'recorded' ? `应到 ${called} 人，实到 ${present} 人` : `应到 ${called} 人`,
  ].filter(Boolean);
  return (
    <View
      className="line"
      hoverClass="line--pressed"
      onClick={() => goParty.meeting(id)}
      {...spoken('button', `${kindLabel}，${title}，${when}，${stateLabel}`)}
    >
      <View className="line__head">
        <View className="line__title">{title}</View>
        <StateTag label={stateLabel} mood={MOODS[state]} />
      </View>
      <View>{when}</View>
      <View className="quiet">{[kindLabel, org.name, place].join(' · ')}</View>
      <View className="line__told">{told.join(' · ')}</View>
    </View>
  );
}
