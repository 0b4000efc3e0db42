import { timingSafeEqual } from 'node:crypto';
import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { CheckCodeView } from '../../contract/volunteer/volunteer.api';
import type { Field, Sealer } from '../kernel/personal-data';
import { Refusal } from '../kernel/refusal';

/** A code is shown for so long, and read for two turns after that: a camera and a network need their time. */
const TURN_MS = 5_000;
const GRACE_TURNS = 2;
/** What was read without a network may be sent so much later. */
const OFFLINE_FOR = 24 * 3_600_000;

const FIELD: Field = 'volunteer_activity.code';
const CODE = /^V1\.([0-9a-z]{1,11})\.([0-9a-z]{1,11})\.([\w-]{20})$/;

interface ReadCode {
  readonly activityId: number;
  /** Which turn was shown; `turn * TURN_MS` is when, by the server's clock. */
  readonly turn: number;
}

const signed = ({ activityId, turn }: ReadCode): string => `${activityId}\n${turn}`;
const isSame = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

/**
 * The rotating code of an activity: its number, the turn and the server's HMAC over both. Nobody else can make one, and
 * one that was photographed is worth nothing a few seconds later.
 */
@Provide()
@Scope(ScopeEnum.Singleton)
export class CheckCodes {
  @Inject() protected sealer: Sealer;

  /** @param now ms since epoch */
  show(activityId: number, now: number): Pick<CheckCodeView, 'text' | 'until' | 'everyMs' | 'now'> {
    const turn = Math.floor(now / TURN_MS);
    const text = `V1.${activityId.toString(36)}.${turn.toString(36)}.${this.sealer.index(FIELD, signed({ activityId, turn }))}`;
    return { text, until: (turn + 1) * TURN_MS, everyMs: TURN_MS, now };
  }

  /** Throws `codeForged`. Says nothing yet of its age. */
  read(text: string): ReadCode {
    const [, id = '', turnText = '', signature = ''] = CODE.exec(text) ?? [];
    const code = { activityId: parseInt(id, 36), turn: parseInt(turnText, 36) };
    const genuine =
      signature !== '' && this.sealer.indexes(FIELD, signed(code)).some((each) => isSame(each, signature));
    if (!genuine) throw new Refusal('codeForged');
    return code;
  }

  /** When what was read counts from: now, or when the code was shown, for what comes late. Throws `codeExpired`. */
  at({ turn }: ReadCode, now: number, way: 'online' | 'offline'): number {
    const age = Math.floor(now / TURN_MS) - turn;
    const shownAt = turn * TURN_MS;
    const good = way === 'online' ? age <= GRACE_TURNS : now - shownAt <= OFFLINE_FOR;
    if (!good) throw new Refusal('codeExpired');
    return way === 'online' ? now : shownAt;
  }
}
