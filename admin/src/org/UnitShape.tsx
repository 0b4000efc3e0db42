import { useMemo } from 'react';
import { useTown } from '../app/town-data';
import { TownMap } from '../ui/TownMap';

interface UnitShapeProps {
  name: string;
  /** gcj02. */
  ring: [number, number][];
}

/** The unit's ground, filling the map. */
export function UnitShape({ name, ring }: UnitShapeProps) {
  const town = useTown().data;
  const ground = useMemo(() => (town ? { ...town, ring } : undefined), [town, ring]);
  if (!ground) return null;
  return (
    <div className="org-shape">
      <TownMap town={ground} streets={NONE} marks={NONE} label={`${name}的范围`} />
    </div>
  );
}

const NONE: never[] = [];
