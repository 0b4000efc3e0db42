import { CASE_FLOW, type CaseAction } from '../../contract/case/case.flow';
import type { WorkCalendar } from '../kernel/calendar';
import type { Database } from '../kernel/database';
import { marks } from '../kernel/keyset';
import type { FilePart } from '../kernel/files.store';
import { brokenLink, ERASED, isRedacted } from '../kernel/trail';
import { clockAfter, reportedClock, type CaseClock } from './case.clock';
import { replayedDuties, sameDuties } from './case.duties';
import { caseNumber, type CaseRecord, type EventRecord } from './case.row';
import type { ClosedPart, OpenPart } from './case.trail';

/** Where a trail does not hold: the number of its step, and what is wrong with it. */
interface TrailFault {
  readonly seq: number;
  readonly says: string;
}

interface Ground {
  readonly database: Pick<Database, 'read'>;
  readonly calendar: WorkCalendar;
}

/** A step, with its hashed part read. */
interface Told {
  readonly event: EventRecord;
  readonly open: OpenPart;
}

const STOPPED: CaseClock = { dueAt: null, yellowAt: null, remaining: null };

/**
 * The first fault in the trail of one case, for the proof on its page and for `npm run verify` alike: the chain; every
 * column of a step against what was hashed; the clock against its replay; the case against its last step.
 */
export async function trailFault(
  { database, calendar }: Ground,
  c: CaseRecord,
  events: readonly EventRecord[],
): Promise<TrailFault | undefined> {
  const broken = brokenLink(caseNumber(c), events, c.head);
  if (broken !== undefined) return { seq: broken, says: `留痕第 ${broken} 条被改动或缺失` };
  const told = events.map((event) => ({ event, open: JSON.parse(event.open) as OpenPart }));
  return (
    firstOf(told, columnFault) ??
    firstOf(told, holderFault) ??
    clockFault(c, told, calendar) ??
    rowFault(c, told) ??
    dutiesFault(c, told) ??
    (await erasureFault(database, told)) ??
    (await filesFault(database, told))
  );
}

type Check = (step: Told, before: Told | undefined) => string | undefined;

function firstOf(told: readonly Told[], check: Check): TrailFault | undefined {
  for (const [index, step] of told.entries()) {
    const says = check(step, told[index - 1]);
    if (says !== undefined) return { seq: step.event.seq, says };
  }
  return undefined;
}

/** Lists, timelines and minutes are drawn from columns: each must be what was hashed. */
function columnFault({ event, open }: Told): string | undefined {
  if (open.action !== 'reported' && !isAction(open.action)) return '留痕中有未知的步骤';
  const { byId } = event.closed === ERASED ? event : (JSON.parse(event.closed) as ClosedPart);
  const hashed: [name: string, column: unknown, told: unknown][] = [
    ['时间', event.at, open.at],
    ['动作', event.action, open.action],
    ['状态', event.toState, open.to],
    ['经办人', event.byId, byId || null],
    ['经办单位', event.byUnitId === null, open.byUnit === ''],
  ];
  // Steps from before these were hashed do not carry them.
  if (open.holderId !== undefined) hashed.push(['承办单位', event.holderId, open.holderId]);
  if (open.dueAt !== undefined) hashed.push(['时限', event.dueAt, open.dueAt]);
  if (open.byUnitId !== undefined) hashed.push(['经办单位', event.byUnitId, open.byUnitId]);
  const wrong = hashed.find(([, column, told]) => column !== told);
  return wrong && `留痕第 ${event.seq} 条的${wrong[0]}与原文不同`;
}

/** What an older step does not carry, the table says: a step that leaves the state as it is leaves its holder, too. */
function holderFault({ event, open }: Told, before: Told | undefined): string | undefined {
  const { action } = open;
  if (open.holderId !== undefined || action === 'reported' || action === 'place') return undefined;
  if (CASE_FLOW[action].to !== 'same' || event.holderId === before?.event.holderId) return undefined;
  return `留痕第 ${event.seq} 条的承办单位与重放不一致`;
}

/** Runs the steps through the clock again, each by the calendar of its time. */
function clockFault(c: CaseRecord, told: readonly Told[], calendar: WorkCalendar): TrailFault | undefined {
  let clock = STOPPED;
  for (const { event, open } of told) {
    const { action, at, time } = open;
    clock =
      action === 'reported'
        ? reportedClock(at, calendar)
        : clockAfter(clock, { action, at, ...time }, calendar);
    if (clock.dueAt !== event.dueAt) return { seq: event.seq, says: `第 ${event.seq} 步的时限与重放不一致` };
  }
  const same = clock.dueAt === c.dueAt && clock.yellowAt === c.yellowAt && clock.remaining === c.remaining;
  return same ? undefined : { seq: told.length, says: '现在的时限与重放不一致' };
}

/** The row of the case is what its first and its last step made of it. */
function rowFault(c: CaseRecord, told: readonly Told[]): TrailFault | undefined {
  const first = told[0];
  const last = told.at(-1);
  if (!first || !last) return { seq: 1, says: '一步留痕也没有' };
  const { event, open } = first;
  if (c.reporterId !== event.byId) return { seq: 1, says: '上报人与留痕不一致' };
  if (c.reportedAt !== (open.time.said ?? open.at)) return { seq: 1, says: '上报时间与留痕不一致' };
  if (last.event.toState !== c.state || last.event.holderId !== c.holderId || last.event.seq !== c.seq)
    return { seq: last.event.seq, says: '状态或承办人与留痕不一致' };
  return undefined;
}

/** What is owed on it, and until when, is what its steps promised. */
function dutiesFault(c: CaseRecord, told: readonly Told[]): TrailFault | undefined {
  if (sameDuties(c, replayedDuties(told.map(({ open }) => open)))) return undefined;
  return { seq: told.length, says: '回访或督办的期限与重放不一致' };
}

/** Words may only be missing where whoever wrote them was erased; names of residents were, too, while steps still carried them. */
async function erasureFault(
  database: Ground['database'],
  told: readonly Told[],
): Promise<TrailFault | undefined> {
  const without = told.filter(({ event }) => event.closed === ERASED);
  if (without.length === 0) return undefined;
  const people = await database.read<{ id: number; kind: string; erasedAt: number | null }>(
    `SELECT id, kind, erasedAt FROM person WHERE id IN (${marks(without)})`,
    without.map(({ event }) => event.byId),
  );
  return firstOf(without, ({ event, open }) => {
    const person = people.find(({ id }) => id === event.byId);
    const older = open.holderId === undefined && !isRedacted(event);
    if (person && (person.erasedAt !== null || (older && person.kind === 'resident'))) return undefined;
    return `留痕第 ${event.seq} 条的文字被抹去，而写的人没有注销`;
  });
}

/** A photo or video of a step is the one that was sent with it: by its row here, by its bytes in `verify --files`. */
async function filesFault(
  database: Ground['database'],
  told: readonly Told[],
): Promise<TrailFault | undefined> {
  const sent = told.flatMap(({ event, open }) =>
    partsOf(event, open).map((part) => ({ seq: event.seq, ...part })),
  );
  const hashed = sent.filter((part) => part.sha256 !== undefined);
  if (hashed.length === 0) return undefined;
  const kept = await database.read<{ fileKey: string; sha256: string }>(
    `SELECT fileKey, sha256 FROM stored_file WHERE fileKey IN (${marks(hashed)})`,
    hashed.map(({ id }) => id),
  );
  const wrong = hashed.find(
    ({ id, sha256 }) => kept.find(({ fileKey }) => fileKey === id)?.sha256 !== sha256,
  );
  return wrong && { seq: wrong.seq, says: `留痕第 ${wrong.seq} 条的照片或视频与原来的不同` };
}

/** A step that only the staff may read keeps its files in the closed part. */
function partsOf(event: EventRecord, open: OpenPart): readonly FilePart[] {
  if (event.closed === ERASED) return open.files;
  const { files = [] } = JSON.parse(event.closed) as ClosedPart & { files?: readonly FilePart[] };
  return [...open.files, ...files];
}

const isAction = (text: string): text is CaseAction => Object.hasOwn(CASE_FLOW, text);
