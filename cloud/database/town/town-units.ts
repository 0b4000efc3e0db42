import { nth } from './town-lists';
import { chineseNumber, COMMUNITY_NAMES, STREET_NAMES } from './town-names';
import { DEPARTMENTS, type OfficePlan, PUBLIC_UNITS } from './town-departments';
import { type CommunityLand, GRID_COUNT, type StreetLand, type TownLand } from './town-land';
import type { UnitPlan } from './town-model';
import type { TownRandom } from './town-random';

const DISTRICT_CODE = '990101';
/** The article's 319 网格党支部; the other 257 grids have a 网格党小组. */
export const BRANCH_COUNT = 319;

type Party = 'branch' | 'group';

/** Every unit of the town, parents before children. */
export function planUnits(land: TownLand, random: TownRandom): UnitPlan[] {
  const communityNames = random.fork('communities').shuffle(COMMUNITY_NAMES);
  const parties = random
    .fork('party')
    .shuffle(Array.from({ length: GRID_COUNT }, (_, i): Party => (i < BRANCH_COUNT ? 'branch' : 'group')));
  const streets = land.streets.map((street, s) =>
    streetUnits(street, s, { names: communityNames.splice(0, street.communities.length), parties }),
  );
  const units = [
    ...topUnits(land),
    ...DEPARTMENTS.map((office, i) => officeUnit(office, 'department', 801 + i)),
    ...PUBLIC_UNITS.map((office, i) => officeUnit(office, 'publicUnit', 901 + i)),
    ...streets.flat(),
  ];
  return units.map((unit, i) => (unit.kind === 'grid' ? unit : { ...unit, phone: deskPhone(i) }));
}

function topUnits(land: TownLand): UnitPlan[] {
  return [
    {
      key: 'city',
      code: '990100',
      kind: 'city',
      name: '演示市（虚构）',
      shortName: '演示市',
      duties: '接收区里上报、区级解决不了的问题',
    },
    {
      key: 'district',
      code: DISTRICT_CODE,
      kind: 'district',
      name: '演示区（虚构）',
      shortName: '演示区',
      parent: 'city',
      shape: land.shape,
      duties: '区委、区政府：统筹、督办与裁定',
    },
    {
      key: 'centre',
      code: `${DISTRICT_CODE}700`,
      kind: 'centre',
      name: '区党群服务中心（区智慧城市运行管理中心）',
      shortName: '区中心',
      parent: 'district',
      duties: '受理、立案、派遣、核查、督办与评价，党群一张网的运行管理',
    },
  ];
}

function officeUnit(office: OfficePlan, kind: 'department' | 'publicUnit', number: number): UnitPlan {
  return { ...office, kind, code: `${DISTRICT_CODE}${number}`, parent: 'district' };
}

function streetUnits(
  land: StreetLand,
  index: number,
  supply: { names: string[]; parties: Party[] },
): UnitPlan[] {
  const key = `s${pad(index + 1, 2)}`;
  const code = DISTRICT_CODE + pad(index + 1, 3);
  const name = nth(STREET_NAMES, index);
  const street: UnitPlan = {
    key,
    code,
    kind: 'street',
    name: `${name}街道办事处`,
    shortName: `${name}街道`,
    parent: 'district',
    shape: land.shape,
    duties: '统筹辖区党建与治理，派遣社区处置，解决不了的上报区里',
  };
  const communities = land.communities.map((community, c) => {
    const unit: UnitPlan = {
      key: `${key}-c${pad(c + 1, 2)}`,
      code: code + pad(c + 1, 3),
      kind: 'community',
      name: `${nth(supply.names, c)}社区`,
      shortName: `${nth(supply.names, c)}社区`,
      parent: key,
      shape: community.shape,
      duties: '社区服务、邻里调解、网格管理，解决不了的上报街道',
    };
    return [unit, ...gridUnits(community, unit, supply.parties)];
  });
  return [street, ...communities.flat()];
}

function gridUnits(land: CommunityLand, community: UnitPlan, parties: Party[]): UnitPlan[] {
  const own = parties.splice(0, land.grids.length);
  return land.grids.map((shape, g) => {
    const name = `第${chineseNumber(g + 1)}网格`;
    return {
      key: `${community.key}-g${pad(g + 1, 2)}`,
      code: community.code + pad(g + 1, 3),
      kind: 'grid',
      name,
      shortName: `${community.name.replace(/社区$/, '')}${name}`,
      parent: community.key,
      shape,
      party: nth(own, g),
    };
  });
}

/** 0000 is no area code: nobody can be rung by a demonstration. */
function deskPhone(index: number): string {
  return `0000-660${pad(index, 4)}`;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
