import { createHash, randomBytes } from 'node:crypto';
import { chainHash, chainStart, sha256 } from '../src/kernel/trail';
import { caseNumber, cellOf } from '../src/case/case.row';
import type { Database, SqlValue } from '../src/kernel/database';
import type { Directory } from '../src/org/directory';

export interface Ground {
  readonly cases: number;
  /** A unit with plenty of cases, its handler's, a dispatcher's and residents' tokens. */
  readonly unitId: number;
  readonly tokens: { handler: string; dispatcher: string; residents: string[] };
  /** Cases with a history of seven events, in handling at the unit. */
  readonly sampled: string[];
}

const BATCH = 400;
/** As many at each size, so that as much is written to each of them. */
const SAMPLES = 1000;
const RESIDENTS = 400;
const STATES = [
  ['rated', 70],
  ['unrated', 12],
  ['handling', 6],
  ['dispatched', 4],
  ['filed', 3],
  ['reported', 3],
  ['closed', 2],
] as const;
const HUNDRED = Array.from({ length: 100 }, (_, i) => i);
const CATEGORIES = ['100118', '200102', '200103', '200111', '200201', '200505', '900101', '900106'];
const HISTORY = ['reported', 'file', 'dispatch', 'accept', 'note', 'note', 'note'] as const;

type Row = Record<string, SqlValue>;

/** Fills an empty deployment with `cases` cases by raw multi-row inserts; deterministic but for session tokens. */
export async function fill(database: Database, org: Directory, cases: number): Promise<Ground> {
  const units = org
    .byKind('department', 'publicUnit')
    .filter((unit) => org.staffAt(unit.id, 'handler').length > 0);
  const unitId = units[0]?.id ?? 0;
  // Once: the directory makes a new list at every call.
  const grids = org.byKind('grid');
  const pool = { cases, units: units.map((unit) => unit.id), grids, org, now: Date.now() };
  const { now } = pool;
  const sampled: string[] = [];
  const residents = await people(database, now);
  for (let from = 1; from <= cases; from += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, cases - from + 1) }, (_, i) => from + i).map((id) =>
      caseRow(id, { ...pool, residents }),
    );
    const events = rows.flatMap((row) => eventRows(row, org));
    await database.unitOfWork(async (uow) => {
      await insertMany(uow.run.bind(uow), 'cases', rows);
      await insertMany(uow.run.bind(uow), 'case_event', events);
      await insertMany(
        uow.run.bind(uow),
        'case_reporter',
        rows.map((row) => ({ caseId: row.id ?? 0, personId: row.reporterId ?? 0, at: row.reportedAt ?? 0 })),
      );
    });
    for (const row of rows)
      if (isSample(Number(row.id), cases))
        sampled.push(caseNumber({ id: Number(row.id), reportedAt: Number(row.reportedAt) }));
  }
  await count(database);
  const handler = org.staffAt(unitId, 'handler')[0]?.personId ?? 0;
  const dispatcher = org.staffAt(org.centre.id, 'dispatcher')[0]?.personId ?? 0;
  const [handlerToken = '', dispatcherToken = '', ...residentTokens] = await sessions(
    database,
    [handler, dispatcher, ...residents],
    now,
  );
  return {
    cases,
    unitId,
    sampled,
    tokens: { handler: handlerToken, dispatcher: dispatcherToken, residents: residentTokens },
  };
}

const isSample = (id: number, cases: number): boolean => id % Math.max(1, Math.floor(cases / SAMPLES)) === 0;

function pick<T>(list: readonly T[], id: number, salt: number): T {
  const item = list[createHash('md5').update(`${id}.${salt}`).digest().readUInt32BE(0) % list.length];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}

function stateOf(id: number): string {
  let share = pick(HUNDRED, id, 1);
  for (const [state, weight] of STATES) {
    if (share < weight) return state;
    share -= weight;
  }
  return 'rated';
}

interface Pool {
  readonly cases: number;
  readonly units: readonly number[];
  readonly grids: ReturnType<Directory['byKind']>;
  readonly org: Directory;
  readonly now: number;
  readonly residents: readonly number[];
}

function caseRow(id: number, { cases, units, grids, org, now, residents }: Pool): Row {
  const sample = isSample(id, cases);
  const state = sample ? 'handling' : stateOf(id);
  const grid = pick(grids, id, 2);
  const [lng, lat] = grid.ring?.[0] ?? [122, 41];
  const open = ['handling', 'dispatched', 'filed', 'reported'].includes(state);
  const unitId =
    state === 'filed' || state === 'reported' ? null : sample ? (units[0] ?? 0) : pick(units, id, 3);
  const reportedAt = now - (cases - id) * 60_000;
  return {
    id,
    state,
    open: open ? 1 : 0,
    deskId: org.centre.id,
    unitId,
    holderId: open ? (unitId ?? org.centre.id) : null,
    coUnits: '[]',
    gridId: grid.id,
    communityId: org.ancestor(grid.id, 'community')?.id ?? null,
    streetId: org.ancestor(grid.id, 'street')?.id ?? null,
    categoryCode: pick(CATEGORIES, id, 4),
    text: `路灯不亮，晚上看不清路，请尽快维修。第 ${id} 件`,
    address: '文昌路与春晖街交叉口附近',
    lng,
    lat,
    cell: cellOf({ lng, lat }),
    answers: '{}',
    cover: null,
    reporterId: pick(residents, id, 5),
    hideName: 0,
    source: 'resident',
    sourceId: null,
    contentCheck: 'passed',
    reportedAt,
    enteredAt: reportedAt,
    dueAt: open ? reportedAt + 86_400_000 : null,
    yellowAt: open ? reportedAt + 70_000_000 : null,
    remaining: null,
    clockAt: null,
    askedDays: 0,
    returns: 0,
    extensions: 0,
    appeals: 0,
    reopened: 0,
    urges: 0,
    arbitrated: 0,
    suspendedFrom: null,
    supervised: 0,
    ending: null,
    rating: state === 'rated' ? 5 : null,
    mergedInto: null,
    joined: 0,
    seq: sample ? HISTORY.length : 1,
    head: '',
  };
}

function eventRows(row: Row, org: Directory): Row[] {
  const actions = HISTORY.slice(0, Number(row.seq));
  let hash = chainStart(caseNumber({ id: Number(row.id), reportedAt: Number(row.reportedAt) }));
  return actions.map((action, index) => {
    const at = Number(row.reportedAt) + index * 1000;
    const open = JSON.stringify({
      action,
      at,
      to: row.state,
      party: 'handler',
      byUnit: '路灯管理所',
      words: '已到现场查看，正在处理',
      files: [],
      facts: [],
      time: {},
    });
    const closed = JSON.stringify({ salt: 'bench', byId: 1, byName: '梁', words: '' });
    const link = { seq: index + 1, openDigest: sha256(open), closedDigest: sha256(closed) };
    hash = chainHash(hash, link);
    row.head = hash;
    return {
      ...link,
      caseId: row.id ?? 0,
      at,
      action,
      byId: null,
      byUnitId: null,
      toState: row.state ?? '',
      holderId: index === 0 ? org.centre.id : (row.holderId ?? null),
      dueAt: null,
      open,
      closed,
      hash,
    };
  });
}

type Run = (sql: string, params: SqlValue[]) => Promise<unknown>;

async function insertMany(run: Run, table: string, rows: readonly Row[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  // SQLite binds at most 32,766 values a statement.
  const size = Math.floor(30_000 / Math.max(1, columns.length));
  for (let from = 0; from < rows.length; from += size) {
    const part = rows.slice(from, from + size);
    const marks = part.map(() => `(${columns.map(() => '?').join(', ')})`).join(', ');
    await run(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${marks}`,
      part.flatMap((row) => columns.map((column) => row[column] ?? null)),
    );
  }
}

async function people(database: Database, now: number): Promise<number[]> {
  return database.unitOfWork(async (uow) => {
    const ids: number[] = [];
    for (let i = 0; i < RESIDENTS; i++)
      ids.push(
        await uow.insert('person', {
          kind: 'resident',
          name: `居民${i}`,
          unionidIndex: `bench-${i}-${now}`,
          createdAt: now,
        }),
      );
    return ids;
  });
}

async function sessions(database: Database, personIds: readonly number[], now: number): Promise<string[]> {
  return database.unitOfWork(async (uow) => {
    const tokens: string[] = [];
    for (const personId of personIds) {
      const token = randomBytes(32).toString('base64url');
      await uow.insert('session', {
        tokenHash: sha256(token),
        personId,
        program: 'admin',
        startedAt: now,
        seenAt: now,
        expiresAt: now + 86_400_000,
      });
      tokens.push(token);
    }
    return tokens;
  });
}

async function count(database: Database): Promise<void> {
  await database.unitOfWork(async (uow) => {
    for (const [scope, column] of [
      ['d', 'deskId'],
      ['u', 'unitId'],
    ]) {
      await uow.run(
        `INSERT INTO case_count (scope, unitId, state, categoryCode, n) SELECT '${scope}', ${column}, state, categoryCode, COUNT(*) FROM cases WHERE ${column} IS NOT NULL GROUP BY ${column}, state, categoryCode`,
      );
    }
  });
}
