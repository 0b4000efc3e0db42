import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Skill } from '../../contract/volunteer/activity.flow';
import { Database, type UnitOfWork } from '../kernel/database';
import { marks } from '../kernel/keyset';
import type { Sealer } from '../kernel/personal-data';
import { nameOf, type SealedName } from '../kernel/personal-data.person';
import { hoursOf, skillsOf, type ProfileRecord } from './volunteer.row';

/** A volunteer with all that decides what suits them. */
export interface Volunteer {
  readonly personId: number;
  readonly no: string;
  readonly skills: readonly Skill[];
  readonly birthYear: number | null;
  /** Where they live. */
  readonly communityId: number | null;
  /** Where they, or their Party organisation, registered (双报到), confirmed by the community. */
  readonly registeredIds: readonly number[];
  /** Their Party organisation. */
  readonly partyId: number | undefined;
  /** Served so far. */
  readonly hours: number;
}

const CANDIDATES = 5000;
const YEAR_DIGITS = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', year: 'numeric' });

/** Who the volunteers are: their own profile, beside what the Party's registers already say of them. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class VolunteerProfiles {
  @Inject() protected database: Database;
  @Inject() protected sealer: Sealer;

  find(
    personId: number,
    reader: Pick<UnitOfWork, 'query'> = this.reader,
  ): Promise<ProfileRecord | undefined> {
    return reader
      .query<ProfileRecord>('SELECT * FROM volunteer_profile WHERE personId = ?', [personId])
      .then(([row]) => row);
  }

  /** Everything about one volunteer; undefined where they have not joined. */
  async volunteer(personId: number): Promise<Volunteer | undefined> {
    const profile = await this.find(personId);
    return profile && (await this.withTies([profile]))[0];
  }

  /** The latest volunteers who could be asked. */
  async candidates(): Promise<Volunteer[]> {
    const profiles = await this.database.read<ProfileRecord>(
      `SELECT v.* FROM volunteer_profile v JOIN person p ON p.id = v.personId
       WHERE p.disabled = 0 AND p.withdrawnAt IS NULL ORDER BY v.id DESC LIMIT ?`,
      [CANDIDATES],
    );
    return this.withTies(profiles);
  }

  /** Names by person id; '' for whoever was erased. */
  async names(personIds: readonly number[]): Promise<Map<number, string>> {
    if (personIds.length === 0) return new Map();
    const rows = await this.database.read<SealedName & { id: number }>(
      `SELECT id, name, nameSealed FROM person WHERE id IN (${marks(personIds)})`,
      personIds,
    );
    return new Map(rows.map((row) => [row.id, nameOf(this.sealer, row)]));
  }

  /** The number says the year and the order of joining, with a check digit, and nothing of the person. */
  async join(
    uow: UnitOfWork,
    personId: number,
    told: { skills: readonly Skill[]; birthYear: number | null; communityId: number | null },
  ): Promise<void> {
    const row = { ...told, skills: JSON.stringify(told.skills) };
    const known = await this.find(personId, uow);
    if (known) return uow.update('volunteer_profile', known.id, row);
    const id = await uow.insert('volunteer_profile', { ...row, personId, no: null, joinedAt: uow.now });
    await uow.update('volunteer_profile', id, { no: numberOf(id, uow.now) });
  }

  private async withTies(profiles: readonly ProfileRecord[]): Promise<Volunteer[]> {
    if (profiles.length === 0) return [];
    const ids = profiles.map(({ personId }) => personId);
    const among = `IN (${marks(ids)})`;
    const [members, registered, served] = await this.database.readTogether<
      [
        { personId: number; orgUnitId: number }[],
        { personId: number | null; orgUnitId: number; communityId: number }[],
        { personId: number; minutes: number }[],
      ]
    >(
      { sql: `SELECT personId, orgUnitId FROM party_member WHERE personId ${among}`, params: ids },
      {
        sql: `SELECT personId, orgUnitId, communityId FROM registration
              WHERE state = 'confirmed' AND (personId IS NULL OR personId ${among})`,
        params: ids,
      },
      {
        sql: `SELECT personId, SUM(minutes) AS minutes FROM volunteer_claim
              WHERE state = 'served' AND personId ${among} GROUP BY personId`,
        params: ids,
      },
    );
    const orgs = new Map(members.map(({ personId, orgUnitId }) => [personId, orgUnitId]));
    const minutes = new Map(served.map((row) => [row.personId, Number(row.minutes)]));
    return profiles.map((profile) => {
      const { personId, no, birthYear, communityId } = profile;
      const partyId = orgs.get(personId);
      const mine = registered.filter((row) =>
        row.personId === null ? row.orgUnitId === partyId : row.personId === personId,
      );
      return {
        ...{ personId, no, birthYear, communityId, partyId },
        skills: skillsOf(profile),
        registeredIds: [...new Set(mine.map((row) => row.communityId))],
        hours: hoursOf(minutes.get(personId) ?? 0),
      };
    });
  }

  private get reader(): Pick<UnitOfWork, 'query'> {
    return { query: (sql, params) => this.database.read(sql, params) };
  }
}

/** 12 digits: year of joining, order of joining, and a check digit (Luhn) that catches a misread one. */
function numberOf(id: number, at: number): string {
  const body = `${YEAR_DIGITS.format(at)}${String(id).padStart(7, '0')}`;
  return `${body}${luhnDigit(body)}`;
}

function luhnDigit(body: string): number {
  const sum = [...body].reverse().reduce((total, digit, at) => {
    const value = at % 2 === 0 ? Number(digit) * 2 : Number(digit);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return (10 - (sum % 10)) % 10;
}
