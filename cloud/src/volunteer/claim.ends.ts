import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { CLAIM_FLOW, CLAIM_STATES, claimStep, type ClaimAction } from '../../contract/volunteer/claim.flow';
import { CLOCK_ACTOR } from '../kernel/actor';
import type { UnitOfWork } from '../kernel/database';
import { PROOF_WITHIN } from './activity.rules';
import { ActivityStore } from './activity.store';
import { Certificates } from './certificate.service';
import { minutesServed } from './check.hours';
import { ClaimDoor } from './claim.door';
import { wasToldLate, type ClaimGround } from './claim.rules';
import { ClaimStore } from './claim.store';
import { fill } from './flow-rules';
import { hoursOf, type ActivityRecord, type ClaimRecord } from './volunteer.row';
import { VolunteerTell } from './volunteer.tell';

/** How claims end with their activity, by the clock's hand, and what follows from the hours. The activity is locked. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class ClaimEnds {
  @Inject() protected store: ClaimStore;
  @Inject() protected activities: ActivityStore;
  @Inject() protected door: ClaimDoor;
  @Inject() protected certificates: Certificates;
  @Inject() protected tell: VolunteerTell;

  /** Brings every claim of a settled activity to its end: hours, or a miss. */
  async settleAll(uow: UnitOfWork, activity: ActivityRecord): Promise<void> {
    for (const claim of await this.store.ofActivity(activity.id, uow))
      if (CLAIM_STATES[claim.state].open && claim.state !== 'appealed')
        await this.settle(uow, { claim, activity, now: uow.now });
  }

  /** Whoever still waits when it begins goes without. */
  async lapseAll(uow: UnitOfWork, activity: ActivityRecord): Promise<void> {
    for (const claim of await this.store.ofActivity(activity.id, uow))
      await this.ifItMay(uow, { claim, activity, now: uow.now }, 'lapse', '');
    await this.activities.write(uow, activity.id, { waiting: 0 });
  }

  /**
   * A cancelled activity lets everybody go. What was served until then counts, and whoever had dropped out late missed
   * nothing after all. Only hours read without a network wait until somebody has looked at them, or had the time to: the
   * clock then calls this again.
   */
  async cancelAll(uow: UnitOfWork, activity: ActivityRecord, words: string): Promise<void> {
    let waits = false;
    for (const claim of await this.store.ofActivity(activity.id, uow)) {
      const ground = { claim, activity, now: uow.now };
      waits = !(await this.letGo(uow, ground, words)) || waits;
    }
    const clockAt = waits ? believedAt(activity) : null;
    await this.activities.write(uow, activity.id, { waiting: 0, clockAt });
  }

  /** Ends one claim of a cancelled activity, and says whether it did: else its hours wait for somebody to look at them. */
  async letGo(uow: UnitOfWork, ground: ClaimGround, words: string): Promise<boolean> {
    const { claim, activity } = ground;
    const hasHours = claimStep('serve').from.includes(claim.state) && (await this.minutes(uow, ground)) > 0;
    if (hasHours && claim.proof === 'waiting' && uow.now < believedAt(activity)) return false;
    if (hasHours) await this.settle(uow, ground);
    else await this.ifItMay(uow, ground, 'drop', words);
    await this.ifItMay(uow, ground, 'acquit', '');
    return true;
  }

  /** Hours, or a miss where there is one to blame; whoever keeps accounts of hours is told. */
  async settle(uow: UnitOfWork, ground: ClaimGround): Promise<void> {
    const { claim, activity } = ground;
    const minutes = await this.minutes(uow, ground);
    const action = minutes > 0 ? 'serve' : withoutHours(ground);
    await this.door.carry(uow, CLOCK_ACTOR, ground, { action, form: {} });
    if (action !== 'serve') return;
    const { id: claimId, personId } = claim;
    const { id: activityId, communityId, points } = activity;
    this.tell.served(uow, {
      ...{ claimId, personId, hours: hoursOf(minutes), points, activityId, communityId },
    });
  }

  /** Hours that were counted already are others now: accounts follow, and papers that state the old ones are void. */
  async restated(uow: UnitOfWork, { claim, activity }: ClaimGround, after: ClaimRecord): Promise<void> {
    const { id: claimId, personId, enteredAt } = claim;
    this.tell.restated(uow, {
      ...{ claimId, personId, communityId: activity.communityId, seq: after.seq },
      ...{ before: hoursOf(claim.minutes), after: hoursOf(after.minutes) },
    });
    await this.certificates.supersede(uow, { personId, startsAt: activity.startsAt, servedAt: enteredAt });
  }

  private async minutes(uow: UnitOfWork, { claim, activity }: ClaimGround): Promise<number> {
    return minutesServed(await this.store.checks(claim.id, uow), activity);
  }

  /** Takes the step where the table has it. */
  private async ifItMay(
    uow: UnitOfWork,
    ground: ClaimGround,
    action: ClaimAction,
    words: string,
  ): Promise<void> {
    if (!claimStep(action).from.includes(ground.claim.state)) return;
    const form = fill(CLAIM_FLOW[action].asks, words === '' ? {} : { words });
    await this.door.carry(uow, CLOCK_ACTOR, ground, { action, form });
  }
}

/** When offline scans of a cancelled activity are taken to be right. */
const believedAt = ({ endsAt, endedAt }: ActivityRecord): number => (endedAt ?? endsAt) + PROOF_WITHIN + 1;

/** How a claim ends of which nothing counts. */
function withoutHours(ground: ClaimGround): 'lapse' | 'spare' | 'miss' {
  if (ground.claim.state === 'waiting') return 'lapse';
  return wasToldLate(ground) ? 'spare' : 'miss';
}
