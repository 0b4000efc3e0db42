import { sha256 } from 'js-sha256';
import type { EventView } from '@contract/case/case.api';
import { drawnOtherwise, type Drawn, type Told } from './case-trail-holders';

/** The last link this phone has seen of a case. */
export interface TrailHead {
  seq: number;
  hash: string;
}

/** Whole, with its newest link; or the number of the first step that does not hold, and why in words. */
export type TrailCheck = { whole: true; head: TrailHead } | { whole: false; seq: number; why: string };

type Link = Pick<
  EventView,
  'seq' | 'at' | 'action' | 'byUnit' | 'words' | 'open' | 'openDigest' | 'closedDigest' | 'hash'
>;

interface Shown {
  readonly no: string;
  readonly events: readonly Link[];
  /** The case as it is drawn: where it stands, who has it and had it, and until when. */
  readonly drawn: Drawn;
}

/**
 * Recomputes a case's chain from what the server sent: it starts at SHA-256 of `one-net:` and the number, and each link
 * covers the one before, its own number, the digest of its open part and that of its closed part. What is drawn must be
 * what was hashed.
 * `seen` is the newest link of an earlier visit: a chain that is whole but was written anew no longer holds it.
 */
export function checkTrail({ no, events, drawn }: Shown, seen?: TrailHead): TrailCheck {
  let before = sha256(`one-net:${no}`);
  for (const [index, event] of events.entries()) {
    const why = faultOf(event, { before, place: index + 1 });
    if (why) return { whole: false, seq: event.seq, why };
    before = event.hash;
  }
  const last = events[events.length - 1];
  if (!last) return { whole: false, seq: 1, why: '一步记录也没有' };
  if (seen && events[seen.seq - 1]?.hash !== seen.hash) {
    const why = events.length < seen.seq ? '比您上次看到的少了' : '和您上次看到的不一样了';
    return { whole: false, seq: seen.seq, why };
  }
  const wrong = drawnOtherwise(events.map(toldBy), drawn);
  if (wrong !== undefined) return { whole: false, seq: wrong, why: DIFFERENT };
  return { whole: true, head: { seq: last.seq, hash: last.hash } };
}

const DIFFERENT = '显示的内容与留痕的原文不同';

function faultOf(event: Link, { before, place }: { before: string; place: number }): string | undefined {
  if (event.seq !== place) return '前后编号不连续';
  const openDigest = event.openDigest ?? sha256(event.open);
  const hash = sha256(`${before}\n${event.seq}\n${openDigest}\n${event.closedDigest}`);
  if (hash !== event.hash) return '内容与留痕对不上';
  // Words of another resident that are not for all: their digest holds, and nothing is drawn that could differ.
  if (event.openDigest !== undefined) return undefined;
  return saysTheSame(event) ? undefined : DIFFERENT;
}

/** What is drawn must be what was hashed. Words that only the staff may read are not in the open part. */
function saysTheSame(event: Link): boolean {
  const open = openOf(event.open);
  if (!open) return false;
  return (
    open.at === event.at &&
    open.action === event.action &&
    (open.byUnit === undefined || open.byUnit === event.byUnit) &&
    (!open.words || open.words === event.words)
  );
}

function toldBy({ seq, at, open }: Link): Told {
  const { to, holderId, dueAt } = openOf(open) ?? {};
  return { seq, at, to, holderId, dueAt };
}

type Open = Partial<Record<'at' | 'action' | 'words' | 'byUnit' | 'to' | 'holderId' | 'dueAt', unknown>>;

function openOf(text: string): Open | undefined {
  try {
    const open: unknown = JSON.parse(text);
    if (typeof open !== 'object' || open === null) return undefined;
    if (!('at' in open && 'action' in open && 'words' in open)) return undefined;
    return open;
  } catch {
    // A text that is no JSON says nothing that could agree.
    return undefined;
  }
}
