import type { PartyDuty } from '../../contract/party/meeting.flow';
import type { UnitOfWork } from '../../src/kernel/database';
import { nth } from './town-lists';
import type { TownPlan, UnitPlan } from './town-model';
import { of } from './tell-people';
import { insertAll, nextId } from './tell-rows';
import { placesToBe } from './tell-whereabouts';

interface PartyOrg {
  readonly id: number;
  readonly home: UnitPlan;
  readonly name: string;
  readonly partyRank: 'committee' | 'generalBranch' | 'branch' | 'group';
}

interface Ground {
  readonly plan: TownPlan;
  /** Database ids of the units, by key. */
  readonly units: ReadonlyMap<string, number>;
  /** When the accounts were made, ms. */
  readonly since: number;
}

const YEAR = 365 * 86_400_000;
const DAY = 86_400_000;
/** Of the staff two in three are members, of the residents one in five. */
const STAFF_MEMBERS = 3;
const RESIDENT_MEMBERS = 5;
/** So many of them belong to the branch of the demonstration's own grid. */
const DEMO_BRANCH = 8;

/**
 * The Party's side of the town: an organisation for the district and every street, community, grid and office, members in
 * them, and who has registered where (双报到). Nothing is drawn: the same plan gives the same rows.
 */
export async function settleParty(uow: UnitOfWork, ground: Ground): Promise<void> {
  const orgs = await settleOrgs(uow, ground);
  const members = await settleMembers(uow, orgs, ground);
  await settleRegistrations(uow, { ...ground, orgs, members });
}

const NAMES: Partial<
  Record<UnitPlan['kind'], (unit: UnitPlan, parent: string) => Pick<PartyOrg, 'name' | 'partyRank'>>
> = {
  district: () => ({ name: '中共演示区委员会（虚构）', partyRank: 'committee' }),
  street: ({ shortName }) => ({ name: `中共${shortName}工作委员会`, partyRank: 'committee' }),
  community: ({ name }) => ({ name: `${name}党总支`, partyRank: 'generalBranch' }),
  grid: ({ name, party }, parent) =>
    party === 'branch'
      ? { name: `${parent}${name}党支部`, partyRank: 'branch' }
      : { name: `${parent}${name}党小组`, partyRank: 'group' },
  department: ({ shortName }) => ({ name: `${shortName}机关党支部`, partyRank: 'branch' }),
  publicUnit: ({ shortName }) => ({ name: `${shortName}党支部`, partyRank: 'branch' }),
};

async function settleOrgs(uow: UnitOfWork, { plan, units }: Ground): Promise<PartyOrg[]> {
  const from = await nextId(uow, 'unit');
  const rows = await uow.query<{ id: number; path: string }>('SELECT id, path FROM unit');
  const paths = new Map(rows.map(({ id, path }) => [id, path]));
  const names = new Map(plan.units.map(({ key, name }) => [key, name]));
  const orgs: PartyOrg[] = [];
  for (const home of plan.units) {
    const told = NAMES[home.kind]?.(home, names.get(home.parent ?? '') ?? '');
    if (told) orgs.push({ id: from + orgs.length, home, ...told });
  }
  await insertAll(
    uow,
    'unit',
    orgs.map(({ id, home, name, partyRank }) => {
      const parentId = of(units, home.key);
      const row = { id, code: `${home.code}P`, kind: 'partyOrg', name, shortName: name, parentId, partyRank };
      return { ...row, path: `${of(paths, parentId)}${id}/` };
    }),
  );
  return orgs;
}

interface Member {
  readonly personId: number;
  readonly orgUnitId: number;
  readonly kind: string;
  readonly since: number;
  readonly duty: PartyDuty | null;
}

async function settleMembers(
  uow: UnitOfWork,
  orgs: readonly PartyOrg[],
  { plan, since }: Ground,
): Promise<Member[]> {
  const seats = await uow.query<{ personId: number; code: string }>(
    `SELECT pp.personId, MIN(u.code) AS code FROM person_post pp JOIN unit u ON u.id = pp.unitId
     GROUP BY pp.personId ORDER BY pp.personId`,
  );
  const residents = await uow.query<{ personId: number }>(
    "SELECT id AS personId FROM person WHERE kind = 'resident' ORDER BY id",
  );
  const byCode = new Map(orgs.map((org) => [org.home.code, org.id]));
  const grids = orgs.filter(({ home }) => home.kind === 'grid');
  const staff = seats
    .filter((_, at) => at % STAFF_MEMBERS !== 0)
    .flatMap(({ personId, code }) => {
      const orgUnitId = byCode.get(code);
      return orgUnitId === undefined ? [] : [{ personId, orgUnitId }];
    });
  const { demoGrid } = placesToBe(plan);
  const demoBranch = grids.find(({ home }) => home.key === demoGrid) ?? nth(grids, 0);
  // The two residents of the landing page come first: Li Guilan leads the branch, Chen Yutong belongs to it.
  const neighbours = residents
    .filter((_, at) => at === 1 || at % RESIDENT_MEMBERS === 0)
    .map(({ personId }, at) => ({
      personId,
      orgUnitId: (at <= DEMO_BRANCH ? demoBranch : nth(grids, (at * 7) % grids.length)).id,
    }));
  const ranks = new Map(orgs.map(({ id, partyRank }) => [id, partyRank]));
  const members = withDuties([...neighbours, ...staff], ranks).map((member, at) => ({
    ...member,
    kind: at % 12 === 5 ? 'probationary' : 'full',
    since: since - (at % 12 === 5 ? DAY * (30 + (at % 300)) : YEAR * (1 + ((at * 11 + 22) % 30))),
  }));
  await insertAll(uow, 'party_member', members);
  return members;
}

const DUTIES: readonly PartyDuty[] = ['secretary', 'organiser', 'publicity'];

/** The first member of each organisation leads it; in a branch of three or more the next two sit in its committee. */
function withDuties<M extends { readonly orgUnitId: number }>(
  members: readonly M[],
  ranks: ReadonlyMap<number, PartyOrg['partyRank']>,
): (M & { duty: PartyDuty | null })[] {
  return members.map((member, at) => {
    const { orgUnitId } = member;
    const place = members.slice(0, at).filter((other) => other.orgUnitId === orgUnitId).length;
    const all = members.filter((other) => other.orgUnitId === orgUnitId).length;
    if (ranks.get(orgUnitId) === 'group') return { ...member, duty: place === 0 ? 'groupLeader' : null };
    return { ...member, duty: place === 0 || all > DUTIES.length ? (DUTIES[place] ?? null) : null };
  });
}

/** Every office's branch and every ninth member stand by a community; a few of them still wait. */
async function settleRegistrations(
  uow: UnitOfWork,
  { plan, units, since, orgs, members }: Ground & { orgs: readonly PartyOrg[]; members: readonly Member[] },
): Promise<void> {
  const communities = plan.units.filter(({ kind }) => kind === 'community').map(({ key }) => of(units, key));
  const offices = orgs.filter(({ home }) => home.kind === 'department' || home.kind === 'publicUnit');
  const officeIds = new Set(offices.map(({ id }) => id));
  const asked = [
    ...offices.map(({ id }) => ({ personId: null, orgUnitId: id })),
    ...members.filter(({ orgUnitId }, at) => at % 9 === 0 && officeIds.has(orgUnitId)),
  ];
  await insertAll(
    uow,
    'registration',
    asked.map(({ personId, orgUnitId }, at) => {
      const waits = at % 8 === 3;
      const requestedAt = since + (at % 60) * DAY;
      return {
        personId,
        orgUnitId,
        communityId: nth(communities, at % communities.length),
        state: waits ? 'requested' : 'confirmed',
        words: nth(WORDS, at % WORDS.length),
        answer: '',
        requestedById: personId ?? 0,
        requestedAt,
        settledAt: waits ? null : requestedAt + 2 * DAY,
      };
    }),
  );
}

const WORDS = ['愿参加环境整治与政策宣讲', '可提供法律咨询', '每月认领一次微心愿', '参加邻里调解与巡查'];
