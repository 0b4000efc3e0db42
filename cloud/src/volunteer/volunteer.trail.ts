import { randomBytes } from 'node:crypto';
import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { FileView } from '../../contract/file/file.api';
import type { ActivitySummary, StepView } from '../../contract/volunteer/volunteer.api';
import { standsForAt, type Actor } from '../kernel/actor';
import { Database, type UnitOfWork } from '../kernel/database';
import { marks } from '../kernel/keyset';
import type { Field, Sealer } from '../kernel/personal-data';
import { sealOlderWords } from '../kernel/personal-data.older';
import { chainHash, chainStart, ERASED, sha256, type Link } from '../kernel/trail';
import type { UnitBrief } from '../org/unit';
import { VolunteerPhotos } from './volunteer.photos';
import type { ClaimRecord } from './volunteer.row';

export type Subject = 'order' | 'activity' | 'claim';
export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** Whatever has a trail. */
interface Trailed {
  readonly id: number;
  readonly seq: number;
  readonly head: string;
}

export interface Written {
  readonly action: string;
  /** What it reads like after the unit's name. */
  readonly past: string;
  readonly party: string;
  readonly actor: Actor;
  readonly byUnit: UnitBrief | undefined;
  readonly to: string;
  readonly words: string;
  readonly files: readonly string[];
  readonly facts: readonly Fact[];
}

export interface OpenPart {
  readonly action: string;
  /** Older steps do not carry it. */
  readonly at?: number;
  readonly past: string;
  readonly party: string;
  readonly to: string;
  readonly byUnit: string;
  readonly facts: readonly Fact[];
}
/** Words and photos are people's own: they go with them, and the chain still holds. */
export interface ClosedPart {
  readonly salt: string;
  readonly byId: number;
  readonly byName: string;
  readonly words: string;
  readonly files: readonly string[];
}
export interface EventRecord extends Link {
  at: number;
  action: string;
  byId: number | null;
  open: string;
  closed: string;
}

/** The closed part lies sealed: why somebody wants help or cannot come often says how they are. */
interface StoredEvent extends EventRecord {
  closedSealed: string | null;
}

/** What somebody may read of a trail: some steps whole, some bare (`bared`), some not at all. */
export type Sight = (events: readonly EventRecord[]) => readonly EventRecord[];

interface Complained {
  readonly subjectId: number;
}

export const TRAIL_CLOSED: Field = 'volunteer_event.closed';
const NOTHING: ClosedPart = { salt: '', byId: 0, byName: '', words: '', files: [] };

/** What a chain is bound to. */
export const trailName = (subject: Subject, id: number): string => `volunteer-${subject}-${id}`;

/** The trail of orders, activities and claims: appended, never changed; timeline and proof are the same rows. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class VolunteerTrail {
  @Inject() protected database: Database;
  @Inject() protected photos: VolunteerPhotos;
  @Inject() protected sealer: Sealer;

  /** Appends one step with the commit; gives what the thing's own row must keep. */
  append(
    uow: UnitOfWork,
    subject: Subject,
    thing: Trailed,
    step: Written,
  ): { readonly seq: number; readonly head: string } {
    const open = JSON.stringify(openPart(step, uow.now));
    const closed = JSON.stringify(closedPart(step));
    const link = { seq: thing.seq + 1, openDigest: sha256(open), closedDigest: sha256(closed) };
    const hash = chainHash(thing.seq === 0 ? chainStart(trailName(subject, thing.id)) : thing.head, link);
    const { action, actor } = step;
    const row = { subject, subjectId: thing.id, at: uow.now, action, byId: actor.id || null };
    // The digest is that of the words, whatever key they lie under.
    const closedSealed = this.sealer.seal(TRAIL_CLOSED, closed);
    uow.insertLater('volunteer_event', { ...row, ...link, open, closed: '', closedSealed, hash });
    return { seq: link.seq, head: hash };
  }

  /** Oldest first. */
  async events(subject: Subject, id: number): Promise<EventRecord[]> {
    const rows = await this.database.read<StoredEvent>(
      'SELECT * FROM volunteer_event WHERE subject = ? AND subjectId = ? ORDER BY seq',
      [subject, id],
    );
    return rows.map(({ closedSealed, ...event }) =>
      closedSealed === null ? event : { ...event, closed: this.sealer.open(TRAIL_CLOSED, closedSealed) },
    );
  }

  /** Seals the closed parts from before they were sealed. */
  sealOlder(): Promise<void> {
    const moving = { table: 'volunteer_event', from: 'closed', to: 'closedSealed' };
    return sealOlderWords(this.database, moving, (closed) => this.sealer.seal(TRAIL_CLOSED, closed));
  }

  /** Of which of these claims this person has complained. */
  async complained(
    personId: number,
    claims: readonly ClaimRecord[],
    uow?: UnitOfWork,
  ): Promise<ReadonlySet<number>> {
    const ids = claims.filter(({ complaints }) => complaints > 0).map(({ id }) => id);
    if (ids.length === 0) return new Set();
    const sql = `SELECT subjectId FROM volunteer_event
      WHERE subject = 'claim' AND action = 'complain' AND byId = ? AND subjectId IN (${marks(ids)})`;
    const params = [personId, ...ids];
    const rows = await (uow
      ? uow.query<Complained>(sql, params)
      : this.database.read<Complained>(sql, params));
    return new Set(rows.map(({ subjectId }) => subjectId));
  }

  /** The trail as this actor reads it: photos come with addresses of their own. */
  async steps(
    actor: Actor,
    subject: Subject,
    id: number,
    sight: Sight = (events) => events,
  ): Promise<StepView[]> {
    const told = sight(await this.events(subject, id)).map((event) => ({ event, closed: closedOf(event) }));
    const photos = await this.photos.views(
      actor,
      told.flatMap(({ closed }) => closed.files),
    );
    return told.map(({ event, closed }) => stepView(event, closed, photos));
  }
}

/** That it happened, and not what was said or found. */
export function bared(event: EventRecord): EventRecord {
  const open: OpenPart = { ...(JSON.parse(event.open) as OpenPart), facts: [] };
  return { ...event, open: JSON.stringify(open), closed: ERASED };
}

/** What the organiser wrote of an activity when it was over, the last time they did. */
export function summaryOf(steps: readonly StepView[]): ActivitySummary | undefined {
  const last = steps.filter(({ action }) => action === 'report').at(-1);
  return last && { words: last.words, files: last.files };
}

function openPart({ action, past, party, to, byUnit, facts }: Written, at: number): OpenPart {
  return { action, at, past, party, to, byUnit: byUnit?.name ?? '', facts };
}

/** Residents do not sign: their number is enough, and can be made to lead to nobody. */
function closedPart({ actor, byUnit, words, files }: Written): ClosedPart {
  const standsFor = standsForAt(actor, byUnit?.id);
  const signs = actor.kind === 'staff' && byUnit !== undefined;
  const byName = signs ? actor.name + (standsFor ? `（代理${standsFor.name}）` : '') : '';
  return { salt: randomBytes(12).toString('base64url'), byId: actor.id, byName, words, files };
}

const closedOf = ({ closed }: EventRecord): ClosedPart =>
  closed === ERASED ? NOTHING : (JSON.parse(closed) as ClosedPart);

function stepView(
  { seq, at, action, open }: EventRecord,
  { byName, words, files }: ClosedPart,
  photos: ReadonlyMap<string, FileView>,
): StepView {
  const told = JSON.parse(open) as OpenPart;
  return {
    ...{ seq, at, action, byName, words },
    title: told.byUnit ? `${told.byUnit} ${told.past}` : told.past,
    byUnit: told.byUnit,
    files: files.flatMap((id) => photos.get(id) ?? []),
    facts: [...told.facts],
  };
}
