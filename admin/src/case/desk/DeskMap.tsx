import type { CaseRow } from '@contract/case/case.api';
import { useMemo } from 'react';
import { messageOf } from '../../app/http';
import { useStreets, useTown } from '../../app/town-data';
import { LampMark } from '../../ui/Lamp';
import { LAMPS } from '../../ui/lamp-look';
import { TownMap, type MapMark } from '../../ui/TownMap';
import { LoadFailed, LoadingRows } from '../../ui/Waiting';

interface DeskMapProps {
  rows: CaseRow[];
  focused?: string;
  onMark: (no: string) => void;
}

export function DeskMap({ rows, focused, onMark }: DeskMapProps) {
  const town = useTown();
  const streets = useStreets();
  const marks = useMemo(
    () =>
      rows.flatMap((row): MapMark[] =>
        row.place
          ? [
              {
                key: row.no,
                place: row.place,
                lamp: row.lamp,
                title: `${row.categoryName || '未分类'} · ${row.stateLabel}`,
              },
            ]
          : [],
      ),
    [rows],
  );
  if (town.isError) return <LoadFailed failed={messageOf(town.error)} onRetry={() => void town.refetch()} />;
  if (!town.data) return <LoadingRows rows={2} />;
  return (
    <div className="desk-map">
      <TownMap
        town={town.data}
        streets={streets.data?.rows ?? NO_STREETS}
        marks={marks}
        focused={focused}
        onMark={onMark}
        label="案件位置图"
      />
      <ul className="map-legend" aria-label="图例">
        {(['green', 'yellow', 'red', 'off'] as const).map((lamp) => (
          <li key={lamp}>
            <LampMark lamp={lamp} />
            {LAMPS[lamp].word}
          </li>
        ))}
        {rows.length > marks.length ? <li>另有 {rows.length - marks.length} 件待定位</li> : null}
      </ul>
    </div>
  );
}

const NO_STREETS: never[] = [];
