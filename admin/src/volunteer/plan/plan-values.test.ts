import type { ActivityView, OrderView } from '@contract/volunteer/volunteer.api';
import { NEW_PLAN, planFor, planOf, valuesOf } from './plan-values';

const community = { id: 7, name: '青禾社区' };
const order = (more: Partial<OrderView>): OrderView => ({
  ...{ id: 1, state: 'ordered', stateLabel: '待受理', plain: '', kind: 'repair', kindLabel: '维修安装' },
  ...{ words: '水龙头漏水', community, address: '槐荫路 12 号', wantedFrom: 0, wantedTo: 1 },
  ...{ forNeighbour: false, orderedAt: 0, helpers: [], actions: [], steps: [] },
  ...more,
});

it('fills a plan in from one order: what, where and in whose words', () => {
  expect(planFor([order({ place: { lng: 122, lat: 41 } })])).toEqual({
    ...NEW_PLAN,
    ...{ communityId: 7, kind: 'repair', title: '青禾社区维修安装', words: '水龙头漏水' },
    ...{ place: { lng: 122, lat: 41 }, address: '槐荫路 12 号' },
  });
});

it('lists the words of several, and guesses no kind they do not share', () => {
  const merged = planFor([order({}), order({ id: 2, kind: 'digital', words: '不会挂号' })]);
  expect([merged.kind, merged.title, merged.place]).toEqual([undefined, undefined, undefined]);
  expect(merged.words).toBe('· 水龙头漏水\n· 不会挂号');
  expect([...(planFor([order({ words: '长'.repeat(3000) })]).words ?? '')]).toHaveLength(2000);
});

it('sends what was planned, and nothing for a field left empty', () => {
  const place = { lng: 122, lat: 41 };
  const plan = {
    ...{ title: '清洁家园', words: '带手套', kind: 'environment', place, address: '活动室', fence: 200 },
    ...{ startsAt: 1000, endsAt: 2000, capacity: 3, waitlist: 5, points: 10, audience: 'everyone' },
    skills: ['repair'],
  };
  // A cleared number field holds null.
  const cleared: object = { minAge: null, maxAge: undefined, claimUntil: undefined };
  expect(planOf({ ...plan, communityId: 7, ...cleared })).toEqual(plan);
  expect(planOf({ ...plan, communityId: 7, minAge: 18, claimUntil: 900 })).toEqual({
    ...plan,
    ...{ minAge: 18, claimUntil: 900 },
  });
});

it('opens an activity for amending as it was planned', () => {
  const activity = {
    ...{ id: 1, community, title: '清洁家园', words: '带手套', kind: 'environment', claimUntil: 1000 },
    ...{ place: { lng: 122, lat: 41 }, address: '活动室', fence: 200, startsAt: 1000, endsAt: 2000 },
    ...{ capacity: 3, waitlist: 5, points: 10, audience: 'everyone', minAge: 16 },
    skills: [{ skill: 'repair', label: '水电维修' }],
  } as unknown as ActivityView;
  const values = valuesOf(activity);
  expect([values.claimUntil, values.skills, values.minAge, values.communityId]).toEqual([
    undefined,
    ['repair'],
    16,
    7,
  ]);
  expect(valuesOf({ ...activity, claimUntil: 400 }).claimUntil).toBe(400);
});
