import { z } from 'zod';
import type { Post } from '../../contract/identity/identity.api';
import { POSTS } from '../../contract/identity/identity.api';
import { UNIT_KINDS, type UnitKind } from '../../contract/org/org.api';
import type { Database } from '../kernel/database';
import type { Road } from './nearby-roads';
import type { Unit } from './unit';

export interface StaffPost {
  readonly personId: number;
  readonly name: string;
  readonly post: Post;
  readonly unitId: number;
}

/** The fact `town`, as the town's story writes it. */
export interface TownFact {
  name: string;
  notice: string;
  centre: { lng: number; lat: number };
  roads: Road[];
}

const pair = z.tuple([z.number(), z.number()]);
const ring = z.array(pair);
const townFact: z.ZodType<TownFact> = z.object({
  name: z.string(),
  notice: z.string(),
  centre: z.object({ lng: z.number(), lat: z.number() }),
  roads: z.array(z.object({ name: z.string(), line: z.array(pair) })),
});
const NO_TOWN: TownFact = { name: '', notice: '', centre: { lng: 0, lat: 0 }, roads: [] };

interface UnitRow {
  id: number;
  code: string;
  kind: string;
  name: string;
  shortName: string;
  parentId: number | null;
  path: string;
  shape: string | null;
  party: string | null;
}

export async function readUnits(database: Database): Promise<Unit[]> {
  const rows = await database.read<UnitRow>(
    'SELECT id, code, kind, name, shortName, parentId, path, shape, party FROM unit ORDER BY id',
  );
  return rows.map(unitOf);
}

function unitOf({ parentId, shape, party, kind, ...row }: UnitRow): Unit {
  if (!isUnitKind(kind)) throw new Error(`unit ${row.id} is of no known kind: ${kind}`);
  return {
    ...row,
    kind,
    ...(parentId === null ? {} : { parentId }),
    ...(shape === null ? {} : { ring: ring.parse(JSON.parse(shape)) }),
    ...(party === 'branch' || party === 'group' ? { party } : {}),
  };
}

/** Posts of all staff who may sign in. */
export async function readStaffPosts(database: Database): Promise<StaffPost[]> {
  const rows = await database.read<{ personId: number; name: string; post: string; unitId: number }>(
    `SELECT p.id AS personId, p.name, pp.post, pp.unitId FROM person_post pp JOIN person p ON p.id = pp.personId
     WHERE p.disabled = 0 ORDER BY pp.id`,
  );
  return rows.map(({ post, ...row }) => {
    if (!isPost(post)) throw new Error(`person ${row.personId} holds no known post: ${post}`);
    return { ...row, post };
  });
}

/** Names of all staff, also of those who left: their steps stay in the trail. */
export async function readStaffNames(database: Database): Promise<Map<number, string>> {
  const rows = await database.read<{ id: number; name: string }>(
    "SELECT id, name FROM person WHERE kind = 'staff'",
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export async function readTown(database: Database): Promise<TownFact> {
  const row = await database.readOne<{ value: string }>("SELECT value FROM fact WHERE name = 'town'");
  return row ? townFact.parse(JSON.parse(row.value)) : NO_TOWN;
}

const isUnitKind = (text: string): text is UnitKind => Object.hasOwn(UNIT_KINDS, text);
const isPost = (text: string): text is Post => Object.hasOwn(POSTS, text);
