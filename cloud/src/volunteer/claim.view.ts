import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { maskedName } from '../../contract/identity/masks';
import type { Page } from '../../contract/route';
import { CLAIM_STATES } from '../../contract/volunteer/claim.flow';
import type { ClaimRow, ClaimView } from '../../contract/volunteer/volunteer.api';
import type { Actor } from '../kernel/actor';
import { Clock } from '../kernel/clock';
import { pageOf } from '../kernel/keyset';
import { Refusal } from '../kernel/refusal';
import { Directory } from '../org/directory';
import { ActivityStore } from './activity.store';
import { countedOf, countedTo } from './check.hours';
import { actionsOf, maySee, readsAll, type ClaimGround } from './claim.rules';
import { sightOfOrderer } from './claim.sight';
import { ClaimStore } from './claim.store';
import { OrderStore } from './order.store';
import { VolunteerProfiles } from './volunteer.profiles';
import { hoursOf, type CheckRecord, type ClaimRecord } from './volunteer.row';
import { VolunteerTrail } from './volunteer.trail';

const MISSES = { late: '临时退出', absent: '未到场' } as const;
const SOURCES: Record<CheckRecord['source'], string> = {
  scan: '现场扫码',
  offline: '离线扫码，补传',
  manual: '组织者补录',
};
const PROOFS: Record<CheckRecord['proof'], string> = {
  none: '',
  waiting: '，待核实',
  accepted: '，已认可',
  refused: '，未认可，不计时长',
};

interface Paging {
  readonly after?: string | undefined;
  readonly size: number;
}

/** What this actor may see of a claim. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class ClaimViews {
  @Inject() protected store: ClaimStore;
  @Inject() protected activities: ActivityStore;
  @Inject() protected orders: OrderStore;
  @Inject() protected profiles: VolunteerProfiles;
  @Inject() protected trail: VolunteerTrail;
  @Inject() protected org: Directory;
  @Inject() protected clock: Clock;

  /** Throws `notFound`. */
  async show(actor: Actor, id: number): Promise<ClaimView> {
    const claim = await this.store.find(id);
    const [ground] = claim ? await this.grounds(actor, [claim]) : [];
    const [row] = ground ? await this.rows(actor, [ground]) : [];
    if (!claim || !ground || !row) throw new Refusal('notFound');
    const whole = readsAll(actor, ground);
    const [checks, steps] = await Promise.all([
      this.store.checks(id),
      this.trail.steps(actor, 'claim', id, whole ? undefined : sightOfOrderer(actor.id)),
    ]);
    return {
      ...row,
      ...(claim.state === 'waiting' ? { queue: await this.store.queueOf(claim) } : {}),
      checks: checksSeen(checks, whole ? 'whole' : 'bare'),
      steps,
    };
  }

  /** One's own, newest first. */
  async mine(actor: Actor, paging: Paging): Promise<Page<ClaimRow>> {
    return this.page(actor, await this.store.page({ personId: actor.id }, paging), paging.size);
  }

  /** Everybody of an activity, for its organiser. */
  async roster(actor: Actor, activityId: number, paging: Paging): Promise<Page<ClaimRow>> {
    return this.page(actor, await this.store.page({ activityId }, paging), paging.size);
  }

  private async page(actor: Actor, claims: readonly ClaimRecord[], size: number): Promise<Page<ClaimRow>> {
    const rows = await this.rows(actor, await this.grounds(actor, claims.slice(0, size)));
    const { next } = pageOf(claims, size, ({ id }) => id);
    return { rows, ...(next === undefined ? {} : { next }) };
  }

  /** All that is asked about each, of those the actor may see. */
  private async grounds(actor: Actor, claims: readonly ClaimRecord[]): Promise<ClaimGround[]> {
    const activities = await this.activities.findAll([...new Set(claims.map((each) => each.activityId))]);
    const ordered = new Set<number>();
    for (const id of activities.keys())
      if ((await this.orders.ofActivity(id)).some(({ ordererId }) => ordererId === actor.id)) ordered.add(id);
    const complained = await this.trail.complained(actor.id, claims);
    const now = this.clock.now();
    return claims.flatMap((claim) => {
      const activity = activities.get(claim.activityId);
      if (!activity) return [];
      const orderer = ordered.has(activity.id) ? { complained: complained.has(claim.id) } : undefined;
      const ground = { claim, activity, orderer, now };
      return maySee(actor, ground) ? [ground] : [];
    });
  }

  private async rows(actor: Actor, grounds: readonly ClaimGround[]): Promise<ClaimRow[]> {
    const names = await this.profiles.names([...new Set(grounds.map(({ claim }) => claim.personId))]);
    const counted = await this.countedTo(grounds);
    return grounds.map((ground) => {
      const { claim, activity } = ground;
      const { title, startsAt, endsAt, address, communityId } = activity;
      const name = names.get(claim.personId) ?? '';
      const whole = readsAll(actor, ground);
      const until = counted.get(claim.id);
      return {
        ...{ id: claim.id, state: claim.state, claimedAt: claim.claimedAt, hours: hoursOf(claim.minutes) },
        stateLabel: CLAIM_STATES[claim.state].label,
        name: whole ? name : maskedName(name),
        activity: {
          ...{ id: activity.id, title, startsAt, endsAt, address },
          community: this.org.brief(communityId),
        },
        ...(whole ? betweenTheTwo(claim) : { proofWaiting: false, complaints: 0 }),
        ...(whole && until !== undefined ? { countedTo: until } : {}),
        actions: actionsOf(actor, ground) as ClaimRow['actions'],
      };
    });
  }

  /** While hours are looked at before settling: until when those count whom nobody saw leave, by claim. */
  private async countedTo(grounds: readonly ClaimGround[]): Promise<Map<number, number>> {
    const asked = grounds.filter(({ activity }) => activity.state === 'closing');
    const checks = await this.store.checksOf(asked.map(({ claim }) => claim.id));
    return new Map(
      asked.flatMap(({ claim, activity }) => {
        const until = countedTo(checks.get(claim.id) ?? [], activity);
        return until === undefined ? [] : [[claim.id, until]];
      }),
    );
  }
}

/** Each with how it is known, and whether it counts; how far away somebody was is between them and the organiser. */
function checksSeen(checks: readonly CheckRecord[], sight: 'whole' | 'bare'): ClaimView['checks'] {
  const counted = new Set(countedOf(checks));
  return checks.map((check) => {
    const { way, at, source, proof, metres } = check;
    const overwritten = counted.has(check) || proof === 'refused' ? '' : '，以最后的补录为准';
    const far = metres === null || sight === 'bare' ? {} : { metres };
    return { way, at, sourceLabel: SOURCES[source] + PROOFS[proof] + overwritten, ...far };
  });
}

/** What volunteer and organiser think of each other is nobody else's. */
const betweenTheTwo = ({ missKind, proof, complaints, rating }: ClaimRecord) => ({
  ...(missKind === null ? {} : { missLabel: MISSES[missKind] }),
  ...{ proofWaiting: proof === 'waiting', complaints },
  ...(rating === null ? {} : { rating }),
});
