import { randomUUID } from 'node:crypto';
import type { CaseAction, CaseParty, CaseState } from '../../contract/case/case.flow';
import { INSIDE } from '../../contract/case/case.flow';
import { standsForAt, type Actor } from '../kernel/actor';
import type { FilePart } from '../kernel/files.store';
import { chainHash, sha256 } from '../kernel/trail';
import type { DutyTime } from './case.duties';
import type { EventRecord } from './case.row';
import type { Fact } from './case.steps';

/** What a reporter may read of a step; hashed as it stands. */
export interface OpenPart {
  readonly action: CaseAction | 'reported';
  readonly at: number;
  readonly to: CaseState;
  readonly party: CaseParty | 'clock';
  readonly byUnit: string;
  readonly words: string;
  readonly files: readonly FilePart[];
  readonly facts: readonly Fact[];
  /** What the clock needs to be replayed; and when it was said, of what came in late. */
  readonly time: { readonly limit?: string; readonly days?: number; readonly said?: number } & DutyTime;
  /** Whose turn it is then, until when, and who acted, by number: drawn from columns, so hashed as well. Older steps lack them. */
  readonly holderId?: number | null;
  readonly dueAt?: number | null;
  readonly byUnitId?: number | null;
}

/** What only the staff may read; the salt keeps the digest from being guessed back into words. */
export interface ClosedPart {
  readonly salt: string;
  readonly byId: number;
  /** Who signs for the staff; a resident is a number here, and no more. */
  readonly byName: string;
  /** In whose place (代理). */
  readonly forId?: number;
  readonly words: string;
}

export interface Written {
  readonly seq: number;
  readonly before: string;
  readonly at: number;
  readonly action: CaseAction | 'reported';
  readonly party: CaseParty | 'clock';
  readonly actor: Actor;
  readonly byUnit: { id: number; name: string } | undefined;
  readonly to: CaseState;
  readonly holderId: number | null;
  readonly dueAt: number | null;
  readonly words: string;
  readonly files: readonly FilePart[];
  readonly facts: readonly Fact[];
  readonly time: OpenPart['time'];
}

/** Residents do not sign: their number is enough, and can be made to lead to nobody. */
function signature({ kind, name }: Actor, standsFor: ReturnType<typeof standsForAt>): string {
  return kind === 'resident' ? '' : name + (standsFor ? `（代理${standsFor.name}）` : '');
}

/** One row of the trail: timeline and proof are the same row. */
export function eventOf(step: Written): EventRecord {
  const inside = step.action !== 'reported' && INSIDE.has(step.action);
  const { action, at, to, party, files, facts, time, holderId, dueAt } = step;
  const byUnitId = step.byUnit?.id ?? null;
  const openPart: OpenPart = {
    action,
    at,
    to,
    party,
    byUnit: step.byUnit?.name ?? '',
    words: inside ? '' : step.words,
    files: inside ? [] : files,
    facts: inside ? [] : facts,
    ...{ time, holderId, dueAt, byUnitId },
  };
  const standsFor = standsForAt(step.actor, step.byUnit?.id);
  const closedPart: ClosedPart & { files?: readonly FilePart[]; facts?: readonly Fact[] } = {
    // 122 random bits out of a pool: fresh bytes from the system cost more than the digest they protect.
    salt: randomUUID(),
    byId: step.actor.id,
    byName: signature(step.actor, standsFor),
    ...(standsFor ? { forId: standsFor.id } : {}),
    words: inside ? step.words : '',
    ...(inside ? { files, facts } : {}),
  };
  const open = JSON.stringify(openPart);
  const closed = JSON.stringify(closedPart);
  const link = { seq: step.seq, openDigest: sha256(open), closedDigest: sha256(closed) };
  return {
    ...link,
    at,
    action,
    toState: to,
    open,
    closed,
    ...{ holderId, dueAt, byUnitId },
    byId: step.actor.id || null,
    hash: chainHash(step.before, link),
  };
}
