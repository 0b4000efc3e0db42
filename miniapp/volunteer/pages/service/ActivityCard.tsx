import { View } from '@tarojs/components';
import type { ActivityRow } from '@contract/volunteer/volunteer.api';
import type { Point } from '@shared/hooks/here';
import { distanceWords } from '@shared/place/distance';
import { spoken } from '@shared/ui/spoken';
import { StateTag } from '@shared/ui/StateTag';
import { stretch } from '@shared/ui/time';
import { places } from '@shared/volunteer/ActivityStanding';
import { go } from '../../ui/go';
import '../../ui/lines.scss';

/** One activity to claim, with the reasons the server gives. `here` adds how far it is. */
export function ActivityCard({ row, here }: { row: ActivityRow; here?: Point }) {
  const { id, title, kindLabel, seriesId, startsAt, endsAt, community, address, place, points } = row;
  const reasons = row.match?.reasons ?? [];
  const far = here ? distanceWords(here, place) : '';
  return (
    <View
      className="line"
      hoverClass="line--pressed"
      onClick={() => go.activity(id)}
      {...spoken('button', `${title}，${stretch(startsAt, endsAt)}`)}
    >
      <View className="line__head">
        <View className="line__title">{title}</View>
        {row.claim && <StateTag label={row.claim.stateLabel} mood="going" />}
      </View>
      <View>{stretch(startsAt, endsAt)}</View>
      <View className="quiet">{[community.name, address, far].filter(Boolean).join(' · ')}</View>
      <View className="quiet">
        {[places(row), points > 0 ? `${points} 积分` : ''].filter(Boolean).join(' · ')}
      </View>
      <View className="line__tags">
        <StateTag label={kindLabel} />
        {seriesId !== undefined && <StateTag label="定期" />}
        {row.skills.map(({ skill, label }) => (
          <StateTag key={skill} label={`需要${label}`} mood="slow" />
        ))}
      </View>
      {reasons.length > 0 && (
        <View className="line__told line__reason">{`适合您：${reasons.join('，')}`}</View>
      )}
    </View>
  );
}
