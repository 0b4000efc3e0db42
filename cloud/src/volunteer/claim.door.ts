import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import {
  CLAIM_CONDITIONS,
  CLAIM_STATES,
  claimStep,
  type ClaimAction,
} from '../../contract/volunteer/claim.flow';
import type { Actor } from '../kernel/actor';
import type { UnitOfWork } from '../kernel/database';
import { Directory } from '../org/directory';
import { ClaimEffects } from './claim.effects';
import { standing, type ClaimGround } from './claim.rules';
import { ClaimStore } from './claim.store';
import { admit, filesOf, wordsOf, type Filled } from './flow-rules';
import { deskStaff } from './volunteer.desk';
import { VolunteerPhotos } from './volunteer.photos';
import type { ClaimRecord } from './volunteer.row';
import { VolunteerTell } from './volunteer.tell';
import { VolunteerTrail } from './volunteer.trail';

interface ClaimStepAsked {
  readonly action: ClaimAction;
  readonly form: Filled;
}

/** 党员接单: the one door for claims; only here the state of one changes. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class ClaimDoor {
  @Inject() protected store: ClaimStore;
  @Inject() protected effects: ClaimEffects;
  @Inject() protected org: Directory;
  @Inject() protected photos: VolunteerPhotos;
  @Inject() protected trail: VolunteerTrail;
  @Inject() protected tell: VolunteerTell;

  /**
   * Asks the table, then writes claim, trail and what others are told; gives the claim as it then is. The activity is
   * locked. Throws `notYours`, `stepRefused`, or what a check-in or a correction is refused for.
   */
  async carry(
    uow: UnitOfWork,
    actor: Actor,
    ground: ClaimGround,
    { action, form }: ClaimStepAsked,
  ): Promise<ClaimRecord> {
    const { claim, activity } = ground;
    const step = claimStep(action);
    const party = admit(step, standing(actor, ground), {
      states: CLAIM_STATES,
      conditions: CLAIM_CONDITIONS,
    });
    const { change, facts } = await this.effects.of(uow, ground, { action, form });
    const state = step.to === 'same' ? claim.state : step.to;
    const files = await this.photos.checked(uow, actor, filesOf(form));
    const byUnit = party === 'organiser' ? this.org.brief(activity.communityId) : undefined;
    const said = { action, past: step.past, party, actor, byUnit, to: state, words: wordsOf(form) };
    const link = this.trail.append(uow, 'claim', claim, { ...said, files, facts });
    const moved = step.to === 'same' ? {} : { state, enteredAt: uow.now };
    const written = { ...change, ...moved, ...link };
    await this.store.write(uow, claim.id, written);
    this.told(uow, ground, action);
    return { ...claim, ...written };
  }

  private told(uow: UnitOfWork, { claim, activity }: ClaimGround, action: ClaimAction): void {
    const { tells, past } = claimStep(action);
    const about = { kind: 'claim' as const, id: claim.id };
    const told = { title: `${activity.title}：${past}`, body: activity.address, about };
    if (tells.includes('volunteer')) this.tell.people(uow, [claim.personId], told);
    if (tells.includes('organiser'))
      this.tell.people(uow, deskStaff(activity.communityId, this.org), {
        ...told,
        title: `志愿者${past}：${activity.title}`,
      });
  }
}
