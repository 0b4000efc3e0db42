import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { AboutThing } from '../../contract/notify/notify.api';
import type { PartyDuty } from '../../contract/party/meeting.flow';
import type { MemberKind } from '../../contract/staff/party.api';
import { Database, type UnitOfWork } from '../kernel/database';
import { Deliveries } from '../kernel/delivery';
import { marks } from '../kernel/keyset';
import { Directory } from '../org/directory';
import { isLeading, ledFrom } from '../staff/party.seats';
import { VolunteerProfiles } from '../volunteer/volunteer.profiles';

/** One notice for some people, carried out by notify. */
const TOLD = 'party.told';

export interface MemberRecord {
  personId: number;
  orgUnitId: number;
  kind: MemberKind;
  duty: PartyDuty | null;
}

interface Told {
  readonly title: string;
  readonly body: string;
  /** What opens from the notice. */
  readonly about: AboutThing;
  readonly but: number;
}

/** Who is in an organisation, who speaks for it, and how they hear of things. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class PartyPeople {
  @Inject() protected database: Database;
  @Inject() protected deliveries: Deliveries;
  @Inject() protected org: Directory;
  @Inject() protected profiles: VolunteerProfiles;

  /** In the order of their joining the register. */
  members(orgUnitIds: readonly number[], uow?: UnitOfWork): Promise<MemberRecord[]> {
    const sql = `SELECT personId, orgUnitId, kind, duty FROM party_member
                 WHERE orgUnitId IN (${marks(orgUnitIds)}) ORDER BY id`;
    return uow ? uow.query<MemberRecord>(sql, orgUnitIds) : this.database.read<MemberRecord>(sql, orgUnitIds);
  }

  /** '' for whoever was erased. */
  names(personIds: readonly number[]): Promise<Map<number, string>> {
    return this.profiles.names([...new Set(personIds)]);
  }

  /** Person ids of the secretaries and leaders who speak for it. */
  async speakers(uow: UnitOfWork, orgUnitId: number): Promise<number[]> {
    const members = await this.members([orgUnitId], uow);
    const upwards = [...this.org.above(orgUnitId)].reverse();
    const led = ledFrom(orgUnitId, upwards, this.org);
    const leaders = led === undefined ? [] : this.org.staffAt(led, 'leader');
    return [
      ...members.filter(({ duty }) => isLeading(duty)).map(({ personId }) => personId),
      ...leaders.map(({ personId }) => personId),
    ];
  }

  /** Rows of the outbox, in the transaction that caused them. Whoever acts is not told. */
  tell(uow: UnitOfWork, personIds: readonly number[], { but, ...told }: Told): void {
    const people = [...new Set(personIds)].filter((id) => id !== but);
    if (people.length > 0) this.deliveries.add(uow, [{ topic: TOLD, body: { personIds: people, ...told } }]);
  }
}
