import type { IMidwayContainer } from '@midwayjs/core';
import type { Post } from '../../contract/identity/identity.api';

import { hashPassword } from '../identity/password';
import { Database, type UnitOfWork } from '../kernel/database';
import { Product } from '../product';

export const PASSWORD = 'lamp-post-42';

/** One grid around (120.01, 30.01), with the units above it, a lighting office, and a few members of staff. */
export interface SmallTown {
  readonly unit: Record<
    'city' | 'district' | 'centre' | 'street' | 'community' | 'grid' | 'lighting' | 'archive',
    number
  >;
  /** Person ids by account. */
  readonly staff: Record<'zhao' | 'zhang' | 'liang' | 'sun', number>;
}

const SQUARE = JSON.stringify([
  [120, 30],
  [120.02, 30],
  [120.02, 30.02],
  [120, 30.02],
]);
const ROADS = [
  {
    name: '文昌路',
    line: [
      [120, 30.01],
      [120.02, 30.01],
    ],
  },
  {
    name: '春晖街',
    line: [
      [120.01, 30],
      [120.01, 30.02],
    ],
  },
];

export async function tellSmallTown(container: IMidwayContainer): Promise<SmallTown> {
  const database = await container.getAsync(Database);
  const password = await hashPassword(PASSWORD);
  const town = await database.unitOfWork(async (uow) => {
    const unit = await units(uow);
    const staff = {
      zhao: await member(uow, { account: 'zhao', name: '赵立军', password }, 'shiftLeader', unit.centre),
      zhang: await member(uow, { account: 'zhang', name: '张敏', password }, 'dispatcher', unit.centre),
      liang: await member(uow, { account: 'liang', name: '梁志强', password }, 'handler', unit.lighting),
      sun: await member(uow, { account: 'sun', name: '孙丽华', password }, 'gridWorker', unit.grid),
    };
    await uow.insert('category', {
      code: '100118',
      name: '路灯',
      groupCode: '1001',
      groupName: '公共设施',
      branch: '部件',
      unitId: unit.lighting,
      timeLimit: '1d',
      keywords: JSON.stringify(['路灯', '不亮', '灯杆']),
      questions: '[]',
      nearbyMetres: 50,
    });
    await uow.insert('category', {
      code: '200102',
      name: '暴露垃圾',
      groupCode: '2001',
      groupName: '市容环境',
      branch: '事件',
      unitId: unit.street,
      timeLimit: '4h',
      keywords: JSON.stringify(['垃圾', '臭味', '清运']),
      questions: '[]',
      nearbyMetres: 80,
    });
    const fact = {
      name: '演示区（虚构）',
      notice: '虚构',
      centre: { lng: 120.01, lat: 30.01 },
      roads: ROADS,
    };
    await uow.run('INSERT INTO fact (name, value) VALUES (?, ?)', ['town', JSON.stringify(fact)]);
    return { unit, staff };
  });
  await (await container.getAsync(Product)).reload();
  return town;
}

async function units(uow: UnitOfWork): Promise<SmallTown['unit']> {
  const add = async (
    kind: string,
    name: string,
    parentId: number | null,
    shape: string | null = null,
  ): Promise<number> => {
    const number = await uow.query<{ n: number }>('SELECT COUNT(*) AS n FROM unit');
    return uow.insert('unit', {
      code: `99${number[0]?.n ?? 0}`,
      kind,
      name,
      shortName: name,
      parentId,
      path: '',
      shape,
    });
  };
  const city = await add('city', '演示市', null);
  const district = await add('district', '演示区', city, SQUARE);
  const street = await add('street', '文昌街道办事处', district, SQUARE);
  const community = await add('community', '青禾社区', street, SQUARE);
  return {
    city,
    district,
    street,
    community,
    centre: await add('centre', '区中心', district),
    grid: await add('grid', '第三网格', community, SQUARE),
    lighting: await add('publicUnit', '路灯管理所', district),
    archive: await add('department', '档案局', district),
  };
}

async function member(
  uow: UnitOfWork,
  person: { account: string; name: string; password: string },
  post: Post,
  unitId: number,
): Promise<number> {
  const personId = await uow.insert('person', { ...person, kind: 'staff', createdAt: uow.now });
  await uow.insert('person_post', { personId, post, unitId });
  return personId;
}
