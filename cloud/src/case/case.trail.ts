import { randomBytes } from 'node:crypto';
import type { CaseAction, CaseParty, CaseState } from '../../contract/case/case.flow';
import { INSIDE } from '../../contract/case/case.flow';
import type { FileView } from '../../contract/file/file.api';
import type { Actor } from '../kernel/actor';
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
  readonly files: readonly FileView[];
  readonly facts: readonly Fact[];
  /** What the clock needs to be replayed. */
  readonly time: { readonly limit?: string; readonly days?: number };
}

/** What only the staff may read; the salt keeps the digest from being guessed back into words. */
export interface ClosedPart {
  readonly salt: string;
  readonly byId: number;
  readonly byName: string;
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
  readonly files: readonly FileView[];
  readonly facts: readonly Fact[];
  readonly time: { limit?: string; days?: number };
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
  const closedPart: ClosedPart & { files?: readonly FileView[]; facts?: readonly Fact[] } = {
    salt: randomBytes(12).toString('base64url'),
    byId: step.actor.id,
    byName: step.actor.name,
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
