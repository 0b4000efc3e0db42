import { View } from '@tarojs/components';
import type { CaseView } from '@contract/case/case.api';
import { useTown, baseOf } from '../place/town';
import { GeoMap } from '@shared/ui/GeoMap';
import { Row, Rows } from '@shared/ui/Row';
import { dayTime } from '@shared/ui/time';

/** What was reported, and where. */
export function Facts({ view }: { view: CaseView }) {
  const { data: ground } = useTown();
  const { place, grid, community, street } = view;
  const area = [street, community, grid].flatMap((unit) => unit?.name ?? []).join(' · ');
  return (
    <View className="progress__block">
      {ground && place && (
        <View className="progress__map">
          <GeoMap {...baseOf(ground)} centre={place} zoom={16} pin={place} label={`位置：${view.address}`} />
        </View>
      )}
      <Rows>
        {area !== '' && <Row title="属于" words={area} />}
        {view.answers.map(({ ask, value }) => (
          <Row key={ask} title={ask} words={value} />
        ))}
        <Row title="编号" words={view.no} />
        <Row title="上报时间" words={dayTime(view.reportedAt)} />
        {view.reporterName !== '' && <Row title="上报人" words={view.reporterName} />}
      </Rows>
    </View>
  );
}
