import { createHash } from 'node:crypto';
import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { CHECK_INS_A_DAY } from '../../contract/volunteer/claim.flow';
import type { CheckForm } from '../../contract/volunteer/volunteer.schema';
import type { UnitOfWork } from '../kernel/database';
import { Refusal } from '../kernel/refusal';
import { townTime } from '../kernel/town-time';
import { CheckCodes } from './check.codes';
import { overAt } from './check.hours';
import { ClaimStore } from './claim.store';
import { metresBetween, type ActivityRecord, type CheckRecord, type ClaimRecord } from './volunteer.row';
import type { Fact } from './volunteer.trail';

const MINUTE = 60_000;
/** Doors open an hour before the start and close an hour after the end. */
const AROUND = 60 * MINUTE;
const CLOCK_OFF_BY = 5 * MINUTE;
const DAY = 86_400_000;
const TOWN_OFFSET = 8 * 3_600_000;

export interface Checked {
  readonly at: number;
  readonly offline: boolean;
  readonly facts: readonly Fact[];
}

/** What must be true of a scan before it counts; each doubt has a name of its own. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class CheckService {
  @Inject() protected codes: CheckCodes;
  @Inject() protected store: ClaimStore;

  /**
   * Checks a scan and writes it down. Throws `codeForged`, `codeExpired`, `phoneClockWrong`, `checkTooEarly`,
   * `checkTooLate`, `outsideFence`, `codeUsed`, `checkInsUsedUp` or `deviceTaken`.
   */
  async scan(
    uow: UnitOfWork,
    { claim, activity }: { claim: ClaimRecord; activity: ActivityRecord },
    way: CheckRecord['way'],
    form: CheckForm,
  ): Promise<Checked> {
    const code = this.codes.read(form.code);
    if (code.activityId !== activity.id) throw new Refusal('codeForged');
    const { offline } = form;
    const at = this.codes.at(code, uow.now, offline ? 'offline' : 'online');
    assertClock(form.phoneAt, at);
    assertOpen(activity, way, at);
    const metres = assertInside(activity, form.place);
    const checks = await this.store.checks(claim.id, uow);
    if (checks.some((check) => check.way === way && check.turn === code.turn)) throw new Refusal('codeUsed');
    if (way === 'in') assertNotTooMany(checks, at);
    await this.assertOwnPhone(uow, claim, form.device);
    const source = offline ? 'offline' : 'scan';
    await this.store.addCheck(uow, activity.id, {
      ...{ claimId: claim.id, way, at, receivedAt: uow.now, source, turn: code.turn, metres },
      proof: offline ? 'waiting' : 'none',
    });
    const facts = [
      { label: way === 'in' ? '签到时间' : '签退时间', value: townTime(at) },
      { label: '离活动地点', value: `约 ${metres} 米` },
      ...(offline ? [{ label: '方式', value: `离线扫码，${townTime(uow.now)} 补传，待组织者核实` }] : []),
    ];
    return { at, offline, facts };
  }

  /** The organiser writes down by hand when somebody came and went. Throws `correctionAhead` or `correctionOutside`. */
  async byHand(
    uow: UnitOfWork,
    { claim, activity }: { claim: ClaimRecord; activity: ActivityRecord },
    { inAt, outAt }: { inAt: number; outAt: number },
  ): Promise<readonly Fact[]> {
    if (outAt > uow.now) throw new Refusal('correctionAhead', { now: townTime(uow.now) });
    assertWithin(activity, inAt, outAt);
    for (const [way, at] of [
      ['in', inAt],
      ['out', outAt],
    ] as const) {
      const row = { claimId: claim.id, way, at, receivedAt: uow.now, source: 'manual' as const };
      await this.store.addCheck(uow, claim.activityId, { ...row, turn: null, metres: null, proof: 'none' });
    }
    return [{ label: '补录', value: `${townTime(inAt)} 至 ${townTime(outAt)}` }];
  }

  /** The phone of one is not the phone of two. */
  private async assertOwnPhone(uow: UnitOfWork, claim: ClaimRecord, device: string): Promise<void> {
    const deviceHash = createHash('sha256').update(device).digest('hex');
    const { activityId, personId } = claim;
    if ((await this.store.deviceOwner(uow, { activityId, deviceHash, personId })) !== personId)
      throw new Refusal('deviceTaken');
  }
}

function assertClock(phoneAt: number, at: number): void {
  const off = Math.abs(phoneAt - at);
  if (off > CLOCK_OFF_BY) throw new Refusal('phoneClockWrong', { minutes: Math.round(off / MINUTE) });
}

function assertOpen(activity: ActivityRecord, way: CheckRecord['way'], at: number): void {
  const opensAt = activity.startsAt - AROUND;
  if (at < opensAt) throw new Refusal('checkTooEarly', { at: townTime(opensAt) });
  const until = overAt(activity) + (way === 'in' ? 0 : AROUND);
  if (at > until) throw new Refusal('checkTooLate', { at: townTime(until) });
}

/** Some of it has to count, if only a minute (`minutesServed` rounds): otherwise what was written down is a miss. */
function assertWithin({ startsAt, endsAt }: ActivityRecord, inAt: number, outAt: number): void {
  if (Math.min(outAt, endsAt) - Math.max(inAt, startsAt) < MINUTE / 2)
    throw new Refusal('correctionOutside', { from: townTime(startsAt), to: townTime(endsAt) });
}

function assertInside(activity: ActivityRecord, place: { lng: number; lat: number }): number {
  const metres = metresBetween(activity, place);
  if (metres > activity.fence) throw new Refusal('outsideFence', { metres, fence: activity.fence });
  return metres;
}

const dayOf = (at: number): number => Math.floor((at + TOWN_OFFSET) / DAY);

function assertNotTooMany(checks: readonly CheckRecord[], at: number): void {
  const today = checks.filter((check) => check.way === 'in' && dayOf(check.at) === dayOf(at));
  if (today.length >= CHECK_INS_A_DAY) throw new Refusal('checkInsUsedUp', { most: CHECK_INS_A_DAY });
}
