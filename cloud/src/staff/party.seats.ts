import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { LEADING_DUTIES, type PartyDuty } from '../../contract/party/meeting.flow';
import type { MemberKind } from '../../contract/staff/party.api';
import { holds, type Actor } from '../kernel/actor';
import { Database, type UnitOfWork } from '../kernel/database';
import type { Directory, Unit } from '../org/directory';

/** Where somebody stands in the Party's register. */
export interface PartySeat {
  readonly personId: number;
  readonly orgUnitId: number;
  readonly kind: MemberKind;
  /** ms since epoch. */
  readonly since: number;
  readonly duty: PartyDuty | null;
}
/** Who asks, with their place in the Party. */
export interface PartyActor extends Actor {
  readonly seat?: PartySeat;
}

type Tree = Pick<Directory, 'above' | 'staffAt'>;

@Provide()
@Scope(ScopeEnum.Singleton)
export class PartySeats {
  @Inject() protected database: Database;

  async seated(actor: Actor): Promise<PartyActor> {
    const seat = await this.of(actor.id);
    return seat ? { ...actor, seat } : actor;
  }

  /** Inside a work the row is locked until its end. */
  of(personId: number, uow?: UnitOfWork): Promise<PartySeat | undefined> {
    const sql = 'SELECT personId, orgUnitId, kind, since, duty FROM party_member WHERE personId = ?';
    return uow ? uow.lock<PartySeat>(sql, [personId]) : this.database.readOne<PartySeat>(sql, [personId]);
  }
}

export const isLeading = (duty: PartyDuty | null): boolean => LEADING_DUTIES.some((each) => each === duty);

/**
 * An organisation speaks through its secretary, its own leader, or the leader of the unit it belongs to; where nobody leads
 * these (a grid), through the leader of the nearest unit above.
 */
export function speaksFor(actor: PartyActor, orgUnitId: number, org: Tree): boolean {
  const { seat } = actor;
  if (seat?.orgUnitId === orgUnitId && isLeading(seat.duty)) return true;
  const upwards = [...org.above(orgUnitId)].reverse();
  const home = upwards.find(({ kind }) => kind !== 'partyOrg');
  if (holds(actor, orgUnitId, 'leader') || holds(actor, home?.id, 'leader')) return true;
  return holds(actor, ledFrom(orgUnitId, upwards, org), 'leader');
}

/** The organisation itself, or the nearest unit above that somebody leads. */
export const ledFrom = (
  orgUnitId: number,
  upwards: readonly Pick<Unit, 'id'>[],
  org: Pick<Directory, 'staffAt'>,
): number | undefined =>
  [orgUnitId, ...upwards.map(({ id }) => id)].find((id) => org.staffAt(id, 'leader').length > 0);
