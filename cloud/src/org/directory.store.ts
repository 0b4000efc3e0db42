import { z } from 'zod';
import type { Post } from '../../contract/identity/identity.api';
import { POSTS } from '../../contract/identity/identity.api';
import { PARTY_RANKS, UNIT_KINDS, type PartyRank, type UnitKind } from '../../contract/org/org.api';
import type { Database } from '../kernel/database';
import type { Charge } from './charges-held';
import type { Road } from './nearby-roads';
import type { Delegation, StaffPost } from './posts-held';
import type { Unit } from './unit';

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
  partyRank: string | null;
  retiredAt: number | null;
}

export async function readUnits(database: Database): Promise<Unit[]> {
  const rows = await database.read<UnitRow>(
    'SELECT id, code, kind, name, shortName, parentId, path, shape, party, partyRank, retiredAt FROM unit ORDER BY id',
  );
  return rows.map(unitOf);
}

function unitOf({ parentId, shape, party, partyRank, retiredAt, kind, ...row }: UnitRow): Unit {
  if (!isUnitKind(kind)) throw new Error(`unit ${row.id} is of no known kind: ${kind}`);
  return {
    ...row,
    kind,
    ...(parentId === null ? {} : { parentId }),
    ...(shape === null ? {} : { ring: ring.parse(JSON.parse(shape)) }),
    ...(party === 'branch' || party === 'group' ? { party } : {}),
    ...(partyRank !== null && isPartyRank(partyRank) ? { rank: partyRank } : {}),
    ...(retiredAt === null ? {} : { retiredAt }),
  };
}

interface PostRow {
  personId: number;
  name: string;
  post: string;
  unitId: number;
  startsAt: number | null;
  endsAt: number | null;
}

/** Posts of all staff who may sign in, also those whose term is still to come. */
export async function readStaffPosts(database: Database, now: number): Promise<StaffPost[]> {
  const rows = await database.read<PostRow>(
    `SELECT p.id AS personId, p.name, pp.post, pp.unitId, pp.startsAt, pp.endsAt
     FROM person_post pp JOIN person p ON p.id = pp.personId
     WHERE p.disabled = 0 AND (pp.endsAt IS NULL OR pp.endsAt > ?) ORDER BY pp.id`,
    [now],
  );
  return rows.map(({ post, startsAt, endsAt, ...row }) => {
    if (!isPost(post)) throw new Error(`person ${row.personId} holds no known post: ${post}`);
    return {
      ...row,
      post,
      ...(startsAt === null ? {} : { startsAt }),
      ...(endsAt === null ? {} : { endsAt }),
    };
  });
}

/** Delegations that run or are to come, to staff who may sign in. */
export function readDelegations(database: Database, now: number): Promise<Delegation[]> {
  return database.read<Delegation>(
    `SELECT d.fromId, d.toId, p.name AS toName, d.startsAt, d.endsAt
     FROM delegation d JOIN person p ON p.id = d.toId WHERE p.disabled = 0 AND d.endsAt > ? ORDER BY d.id`,
    [now],
  );
}

/** As they were given, whatever became of the leader's post since (ChargesHeld). */
export function readCharges(database: Database): Promise<Charge[]> {
  return database.read('SELECT personId, unitId FROM leader_charge ORDER BY id');
}

/** Changes with every change of the organisation; undefined in an empty database. */
export async function readOrgVersion(database: Database): Promise<string | undefined> {
  const row = await database.readOne<{ value: string }>("SELECT value FROM fact WHERE name = 'org-version'");
  return row?.value;
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
const isPartyRank = (text: string): text is PartyRank => Object.hasOwn(PARTY_RANKS, text);
