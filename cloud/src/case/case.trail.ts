import { randomUUID } from 'node:crypto';
import type { CaseAction, CaseParty, CaseState } from '../../contract/case/case.flow';
import { INSIDE } from '../../contract/case/case.flow';
import { standsForAt, type Actor } from '../kernel/actor';
import type { FilePart } from '../kernel/files.store';
import { chainHash, sha256 } from '../kernel/trail';
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
  /** What the clock needs to be replayed. */
  readonly time: { readonly limit?: string; readonly days?: number };
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
  readonly time: { limit?: string; days?: number };
}

/** Residents do not sign: their number is enough, and can be made to lead to nobody. */
function signature({ kind, name }: Actor, standsFor: ReturnType<typeof standsForAt>): string {
  return kind === 'resident' ? '' : name + (standsFor ? `（代理${standsFor.name}）` : '');
}

/** One row of the trail: timeline and proof are the same row. */
export function eventOf(step: Written): EventRecord {
  const inside = step.action !== 'reported' && INSIDE.has(step.action);
  const { action, at, to, party, files, facts, time } = step;
  const openPart: OpenPart = {
    action,
    at,
    to,
    party,
    byUnit: step.byUnit?.name ?? '',
    words: inside ? '' : step.words,
    files: inside ? [] : files,
    facts: inside ? [] : facts,
    time,
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
    holderId: step.holderId,
    dueAt: step.dueAt,
    byId: step.actor.id || null,
    byUnitId: step.byUnit?.id ?? null,
    hash: chainHash(step.before, link),
  };
}
