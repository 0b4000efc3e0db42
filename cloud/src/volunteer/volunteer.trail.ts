import { randomBytes } from 'node:crypto';
import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { FileView } from '../../contract/file/file.api';
import type { StepView } from '../../contract/volunteer/volunteer.api';
import { standsForAt, type Actor } from '../kernel/actor';
import { Database, type UnitOfWork } from '../kernel/database';
import { chainHash, chainStart, ERASED, sha256, type Link } from '../kernel/trail';
import type { UnitBrief } from '../org/unit';
import { VolunteerPhotos } from './volunteer.photos';

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

interface OpenPart {
  readonly action: string;
  readonly past: string;
  readonly party: string;
  readonly to: string;
  readonly byUnit: string;
  readonly facts: readonly Fact[];
}
/** Words and photos are people's own: they go with them, and the chain still holds. */
interface ClosedPart {
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

const NOTHING: ClosedPart = { salt: '', byId: 0, byName: '', words: '', files: [] };

/** What a chain is bound to. */
export const trailName = (subject: Subject, id: number): string => `volunteer-${subject}-${id}`;

/** The trail of orders, activities and claims: appended, never changed; timeline and proof are the same rows. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class VolunteerTrail {
  @Inject() protected database: Database;
  @Inject() protected photos: VolunteerPhotos;

  /** Appends one step with the commit; gives what the thing's own row must keep. */
  append(
    uow: UnitOfWork,
    subject: Subject,
    thing: Trailed,
    step: Written,
  ): { readonly seq: number; readonly head: string } {
    const open = JSON.stringify(openPart(step));
    const closed = JSON.stringify(closedPart(step));
    const link = { seq: thing.seq + 1, openDigest: sha256(open), closedDigest: sha256(closed) };
    const hash = chainHash(thing.seq === 0 ? chainStart(trailName(subject, thing.id)) : thing.head, link);
    const { action, actor } = step;
    const row = { subject, subjectId: thing.id, at: uow.now, action, byId: actor.id || null };
    uow.insertLater('volunteer_event', { ...row, ...link, open, closed, hash });
    return { seq: link.seq, head: hash };
  }

  /** Oldest first. */
  events(subject: Subject, id: number): Promise<EventRecord[]> {
    return this.database.read<EventRecord>(
      'SELECT * FROM volunteer_event WHERE subject = ? AND subjectId = ? ORDER BY seq',
      [subject, id],
    );
  }

  /** The trail as this actor reads it: photos come with addresses of their own. */
  async steps(actor: Actor, subject: Subject, id: number): Promise<StepView[]> {
    const told = (await this.events(subject, id)).map((event) => ({ event, closed: closedOf(event) }));
    const photos = await this.photos.views(
      actor,
      told.flatMap(({ closed }) => closed.files),
    );
    return told.map(({ event, closed }) => stepView(event, closed, photos));
  }
}

function openPart({ action, past, party, to, byUnit, facts }: Written): OpenPart {
  return { action, past, party, to, byUnit: byUnit?.name ?? '', facts };
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
