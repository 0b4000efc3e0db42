import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { ClaimAction } from '../../contract/volunteer/claim.flow';
import type { CheckForm } from '../../contract/volunteer/volunteer.schema';
import type { UnitOfWork } from '../kernel/database';
import { Refusal } from '../kernel/refusal';
import { townTime } from '../kernel/town-time';
import { minutesServed, proofOf } from './check.hours';
import { CheckService } from './check.service';
import type { ClaimGround } from './claim.rules';
import { ClaimStore } from './claim.store';
import type { Filled } from './flow-rules';
import { hoursOf, type CheckRecord, type ClaimRecord } from './volunteer.row';
import type { Fact } from './volunteer.trail';

interface Outcome {
  readonly change: Partial<ClaimRecord>;
  readonly facts: readonly Fact[];
}

const changing = (change: Partial<ClaimRecord>, ...facts: readonly Fact[]): Outcome => ({ change, facts });

/** What a step does to a claim beyond its state, and what the trail says of it. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class ClaimEffects {
  @Inject() protected store: ClaimStore;
  @Inject() protected checks: CheckService;

  async of(
    uow: UnitOfWork,
    ground: ClaimGround,
    { action, form }: { action: ClaimAction; form: Filled },
  ): Promise<Outcome> {
    if ('code' in form) return this.scanned(uow, ground, action === 'checkIn' ? 'in' : 'out', form);
    if ('inAt' in form) return this.byHand(uow, ground, { action, form });
    if (action === 'rate' && 'level' in form)
      return changing({ rating: form.level }, { label: '评分', value: `${form.level} 分` });
    if (action === 'serve') return this.served(uow, ground);
    if (action === 'prove') return this.judged(uow, ground.claim, 'accepted');
    if (action === 'disprove') return this.judged(uow, ground.claim, 'refused');
    return plain(action, ground.claim, uow.now);
  }

  private async scanned(
    uow: UnitOfWork,
    { claim, activity }: ClaimGround,
    way: 'in' | 'out',
    form: CheckForm,
  ): Promise<Outcome> {
    const { offline, facts } = await this.checks.scan(uow, { claim, activity }, way, form);
    return changing(offline ? { proof: 'waiting' } : {}, ...facts);
  }

  private async byHand(
    uow: UnitOfWork,
    ground: ClaimGround,
    { action, form }: { action: ClaimAction; form: { inAt: number; outAt: number } },
  ): Promise<Outcome> {
    const facts = await this.checks.byHand(uow, ground, form);
    if (action !== 'restate') return changing(UNMISSED, ...facts);
    const { claim, activity } = ground;
    const minutes = minutesServed(await this.store.checks(claim.id, uow), activity);
    const hours = hoursOf(minutes);
    if (minutes === claim.minutes) throw new Refusal('correctionSame', { hours });
    const changed = { label: '服务时长', value: `${hoursOf(claim.minutes)} 小时改为 ${hours} 小时` };
    return changing({ minutes }, ...facts, changed);
  }

  /** The scans that wait, and no other: what was said of an earlier one stands. */
  private async judged(uow: UnitOfWork, claim: ClaimRecord, proof: 'accepted' | 'refused'): Promise<Outcome> {
    const waiting = (await this.store.checks(claim.id, uow)).filter((check) => check.proof === 'waiting');
    await this.store.judge(uow, claim.id, proof);
    return changing({ proof: proofOf(await this.store.checks(claim.id, uow)) }, ...waiting.map(scanFact));
  }

  private async served(uow: UnitOfWork, { claim, activity }: ClaimGround): Promise<Outcome> {
    const minutes = minutesServed(await this.store.checks(claim.id, uow), activity);
    // Points are said where they are booked: caps may let through less than was promised.
    return changing({ minutes }, { label: '服务时长', value: `${hoursOf(minutes)} 小时` });
  }
}

const scanFact = ({ way, at }: CheckRecord): Fact => ({
  label: way === 'in' ? '离线签到' : '离线签退',
  value: townTime(at),
});

const UNMISSED = { missKind: null, missedAt: null } as const;

function plain(action: ClaimAction, claim: ClaimRecord, now: number): Outcome {
  switch (action) {
    case 'dropLate':
      return changing({ missKind: 'late', missedAt: now });
    case 'miss':
      return changing({ missKind: 'absent', missedAt: now });
    case 'excuse':
    case 'acquit':
      return changing(UNMISSED);
    case 'appeal':
      return changing({ appeals: claim.appeals + 1 });
    case 'complain':
      return changing({ complaints: claim.complaints + 1 });
    default:
      return changing({});
  }
}
