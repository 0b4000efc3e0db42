import type { IMidwayContainer } from '@midwayjs/core';
import { POSTS, type Post } from '../../contract/identity/identity.api';
import { CLOCK_ACTOR } from '../../src/kernel/actor';
import { AuditLog } from '../../src/kernel/audit';
import type { UnitOfWork } from '../../src/kernel/database';
import { Categories } from '../../src/category/categories';
import { OrgChanges } from '../../src/org/org-changes';
import { firstPassword, hashFirstPassword } from '../../src/staff/first-password';
import { StaffService } from '../../src/staff/staff.service';
import { planCategories } from '../town/town-categories';
import { categoryRow, of, settleUnits } from '../town/tell-people';
import { insertAll } from '../town/tell-rows';
import { REPLY_TEMPLATES } from '../town/tell-templates';
import type { UnitPlan } from '../town/town-model';

export interface DistrictPlan {
  /** `兴隆台区`, `盘锦市`. */
  readonly district: string;
  readonly city: string;
  /** Six digits of GB/T 2260, such as `211103`. */
  readonly code: string;
}

/** Shown once, when the district is founded. */
export interface Administrator {
  readonly post: Post;
  readonly account: string;
  readonly password: string;
}

/** 三员, each with the account they sign in with for the first time. */
const ADMINISTRATORS = {
  systemAdmin: 'system.admin',
  securityAdmin: 'security.admin',
  auditAdmin: 'audit.admin',
} as const satisfies Partial<Record<Post, string>>;

const BY = { actor: CLOCK_ACTOR, ip: '' };

/**
 * What a real deployment begins with, where a demonstration has its told town: the city above, the district and its
 * centre, the categories of GB/T 30428, reply templates, and the three administrators, who set up everything else. All
 * or nothing; throws in Chinese where there are units already.
 */
export async function foundDistrict(
  container: Pick<IMidwayContainer, 'getAsync'>,
  plan: DistrictPlan,
): Promise<Administrator[]> {
  const [changes, staff, audit, categories] = await Promise.all([
    container.getAsync(OrgChanges),
    container.getAsync(StaffService),
    container.getAsync(AuditLog),
    container.getAsync(Categories),
  ]);
  const administrators: Administrator[] = Object.entries(ADMINISTRATORS).map(([post, account]) => ({
    ...{ post: post as Post, account },
    password: firstPassword(),
  }));
  await changes.change(async (uow) => {
    if (await uow.one('SELECT 1 AS yes FROM unit')) throw new Error('已经有组织架构了，不能再建区');
    const units = await settleUnits(uow, unitsOf(plan));
    await settleWork(uow, units, plan);
    for (const { post, account, password } of administrators) {
      const hash = await hashFirstPassword(password);
      const personId = await staff.insert(uow, BY, { account, name: POSTS[post], hash });
      const unitId = of(units, 'centre');
      await uow.insert('person_post', { personId, post, unitId, startsAt: uow.now });
      const detail = { post: POSTS[post], unitId, from: uow.now };
      await audit.record(uow, { ...BY, action: 'postGiven', subject: `person:${personId}`, detail });
    }
    return plan.code;
  });
  await categories.reload();
  return administrators;
}

function unitsOf({ city, district, code }: DistrictPlan): UnitPlan[] {
  const shortName = district.replace(/(?<=..)区$/, '');
  return [
    { key: 'city', code: `${code.slice(0, 4)}00`, kind: 'city', name: city, shortName: city },
    { key: 'district', code, kind: 'district', name: district, shortName, parent: 'city' },
    {
      ...{ key: 'centre', code: `${code}700`, kind: 'centre', parent: 'district' },
      ...{ name: `${district}党群服务中心`, shortName: '区中心' },
      duties: '受理、立案、派遣、核查、督办与评价',
    },
  ];
}

/** Every category is the centre's until somebody says whose it is: what the centre cannot handle is not suggested. */
async function settleWork(
  uow: UnitOfWork,
  units: ReadonlyMap<string, number>,
  { district }: DistrictPlan,
): Promise<void> {
  const categories = planCategories().map((category) => ({ ...category, unit: 'centre' }));
  await insertAll(
    uow,
    'category',
    categories.map((category) => categoryRow(category, units)),
  );
  await insertAll(
    uow,
    'reply_template',
    REPLY_TEMPLATES.map((template) => ({ personId: 0, ...template })),
  );
  const town = { name: district, notice: '', roads: [], centre: { lng: 0, lat: 0 } };
  await insertAll(uow, 'fact', [{ name: 'town', value: JSON.stringify(town) }]);
}
