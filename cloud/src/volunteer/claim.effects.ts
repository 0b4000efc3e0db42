import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { ClaimAction } from '../../contract/volunteer/claim.flow';
import type { CheckForm } from '../../contract/volunteer/volunteer.schema';
import type { UnitOfWork } from '../kernel/database';
import { minutesServed } from './check.hours';
import { CheckService } from './check.service';
import type { ClaimGround } from './claim.rules';
import { ClaimStore } from './claim.store';
import type { Filled } from './flow-rules';
import { hoursOf, type ClaimRecord } from './volunteer.row';
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
    if ('inAt' in form) return changing(UNMISSED, ...(await this.checks.byHand(uow, ground.claim, form)));
    if (action === 'rate' && 'level' in form)
      return changing({ rating: form.level }, { label: '评分', value: `${form.level} 分` });
    if (action === 'serve') return this.served(uow, ground);
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

  private async served(uow: UnitOfWork, { claim, activity }: ClaimGround): Promise<Outcome> {
    const minutes = minutesServed(await this.store.checks(claim.id, uow), claim, activity);
    const { points } = activity;
    return changing(
      { minutes, points },
      { label: '服务时长', value: `${hoursOf(minutes)} 小时` },
      ...(points > 0 ? [{ label: '积分', value: String(points) }] : []),
    );
  }
}

const UNMISSED = { missKind: null, missedAt: null } as const;

function plain(action: ClaimAction, claim: ClaimRecord, now: number): Outcome {
  switch (action) {
    case 'dropLate':
      return changing({ missKind: 'late', missedAt: now });
    case 'miss':
      return changing({ missKind: 'absent', missedAt: now });
    case 'excuse':
      return changing(UNMISSED);
    case 'appeal':
      return changing({ appeals: claim.appeals + 1 });
    case 'prove':
      return changing({ proof: 'accepted' });
    case 'disprove':
      return changing({ proof: 'refused' });
    case 'complain':
      return changing({ complaints: claim.complaints + 1 });
    default:
      return changing({});
  }
}
