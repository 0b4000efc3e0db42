import { View } from '@tarojs/components';
import type { CaseView } from '@contract/case/case.api';
import { useNow } from '@shared/hooks/now';
import { Lamp } from '@shared/ui/Lamp';
import { dayTime, untilDue } from '@shared/ui/time';
import './Holder.scss';

/** Who has it now, and until when. */
export function Holder({ view }: { view: CaseView }) {
  const now = useNow();
  const { holder, dueAt, unit, coUnits, lamp } = view;
  if (!holder && dueAt === undefined) return null;
  return (
    <View className="card">
      <View className="holder__top">
        <View className="heading">{holder ? `现在在${holder.name}` : '等待中'}</View>
        <Lamp colour={lamp} words={dueAt === undefined ? undefined : untilDue(dueAt, now)} />
      </View>
      {dueAt !== undefined && <View>{`期限 ${dayTime(dueAt)}`}</View>}
      {unit && <View className="quiet">{`主办 ${unit.name}`}</View>}
      {coUnits.length > 0 && (
        <View className="quiet">{`协办 ${coUnits.map(({ name }) => name).join('、')}`}</View>
      )}
    </View>
  );
}
