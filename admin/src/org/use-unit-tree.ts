import { unitApi, type UnitNode } from '@contract/staff/unit.api';
import { useCallback, useEffect, useState } from 'react';
import { api, messageOf } from '../app/http';

/** Nodes by the id of their parent; the roots under 0. */
export type Branches = ReadonlyMap<number, UnitNode[]>;

/** The tree as far as it was opened. `refresh` reads again what is open. */
export function useUnitTree() {
  const [branches, setBranches] = useState<Branches>(new Map());
  const [fault, setFault] = useState<string>();

  const load = useCallback(async (parentId: number) => {
    try {
      const { rows } = await api(unitApi.under, parentId === 0 ? {} : { parentId });
      setBranches((before) => new Map(before).set(parentId, rows));
      setFault(undefined);
      return rows;
    } catch (error) {
      setFault(messageOf(error));
      return [];
    }
  }, []);

  // The city and the district are one each: nobody needs to open them by hand.
  useEffect(() => {
    void load(0).then(async ([city]) => {
      const [district] = city ? await load(city.id) : [];
      if (district) await load(district.id);
    });
  }, [load]);

  const refresh = useCallback(async () => {
    await Promise.all([...branches.keys()].map((parentId) => load(parentId)));
  }, [branches, load]);
  return { branches, fault, load, refresh };
}
