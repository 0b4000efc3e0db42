import type { CaseView } from '@contract/case/case.api';
import { useMemo } from 'react';
import { useStreets, useTown } from '../../app/town-data';
import { TownMap } from '../../ui/TownMap';

export function CasePlace({ view }: { view: CaseView }) {
  const town = useTown();
  const streets = useStreets();
  const { no, place, lamp, address } = view;
  const marks = useMemo(
    () => (place ? [{ key: no, place, lamp, title: address || '案件位置' }] : []),
    [no, place, lamp, address],
  );
  if (!place) return <p className="none">还没有位置：受理员或派遣员定位后显示在这里</p>;
  if (!town.data || !streets.data) return <p className="none">地图正在打开…</p>;
  return (
    <div className="case-place">
      <TownMap town={town.data} streets={streets.data.rows} marks={marks} focused={no} label="案件位置" />
    </div>
  );
}
