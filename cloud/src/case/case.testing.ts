import type { CaseParty, CaseState } from '../../contract/case/case.flow';
import { CASE_STATES } from '../../contract/case/case.flow';
import type { Post } from '../../contract/identity/identity.api';
import type { Actor } from '../kernel/actor';
import type { Directory } from '../org/directory';
import type { CaseTies } from './case.parties';
import type { CaseRecord } from './case.row';

const UNITS = {
  1: { kind: 'district', posts: ['leader'] },
  2: { kind: 'centre', posts: ['intake', 'shiftLeader', 'dispatcher', 'inspector'] },
  3: { kind: 'street', parentId: 1, posts: ['leader', 'dispatcher', 'intake', 'handler', 'inspector'] },
  4: { kind: 'community', parentId: 3, posts: ['leader', 'dispatcher', 'intake', 'handler'] },
  5: { kind: 'grid', parentId: 4, posts: ['gridWorker'] },
  9: { kind: 'city', posts: [] },
  10: { kind: 'publicUnit', posts: ['leader', 'handler'] },
  11: { kind: 'department', posts: ['leader', 'handler'] },
} as const satisfies Record<number, { kind: string; parentId?: number; posts: readonly Post[] }>;

const unitOf = (id: number) => ({ id, name: `单位 ${id}`, ...(UNITS as Record<number, object>)[id] });

/** Every post of the district, at the unit where it is held. */
export const POSTS_HELD = Object.entries(UNITS).flatMap(([id, { posts }]) =>
  (posts as readonly Post[]).map((post) => ({ post, unitId: Number(id) })),
);

/** Two of each, so that whoever acts has a colleague. */
const staffOf = (post: Post, unitId: number) =>
  [0, 1].map((each) => ({
    personId:
      unitId * 1000 + POSTS_HELD.findIndex((held) => held.post === post && held.unitId === unitId) * 2 + each,
    name: '工',
  }));

/**
 * A small district, staffed as the town is: centre 2 under district 1, street 3, community 4, grid 5; lead unit 10,
 * co-unit 11, city 9.
 */
export const ORG = {
  district: unitOf(1),
  centre: unitOf(2),
  city: unitOf(9),
  requireUnit: unitOf,
  brief: unitOf,
  staffAt: (unitId: number, ...posts: Post[]) =>
    POSTS_HELD.filter((held) => held.unitId === unitId && posts.includes(held.post)).flatMap(({ post }) =>
      staffOf(post, unitId),
    ),
  gridAt: () => unitOf(5),
  ancestor: (_unitId: number, kind: string) => unitOf(kind === 'community' ? 4 : 3),
  addressNear: () => '文昌路',
  isUnder: (unitId: number, above: number) =>
    unitId === above || (above === 3 && [4, 5].includes(unitId)) || above === 1,
} as unknown as Directory;

export function aCase(state: CaseState, change: Partial<CaseRecord> = {}): CaseRecord {
  return {
    id: 1,
    state,
    open: CASE_STATES[state].open ? 1 : 0,
    deskId: 2,
    unitId: 10,
    holderId: 10,
    coUnits: '[11]',
    gridId: 5,
    communityId: 4,
    streetId: 3,
    categoryCode: '100118',
    text: '路灯不亮',
    address: '文昌路',
    lng: 122,
    lat: 41,
    cell: '1:1',
    answers: '{}',
    cover: null,
    reporterId: 100,
    hideName: 0,
    source: 'resident',
    sourceId: null,
    contentCheck: 'none',
    reportedAt: 0,
    enteredAt: 0,
    dueAt: null,
    yellowAt: null,
    remaining: null,
    clockAt: null,
    askedDays: 0,
    returns: 0,
    extensions: 0,
    appeals: 0,
    reopened: 0,
    urges: 0,
    arbitrated: 0,
    suspendedFrom: 'handling',
    callBackDueAt: 0,
    callBackYellowAt: 0,
    callBackLate: 0,
    supervised: 1,
    supervisedBy: 8,
    supervisedDueAt: 0,
    supervisedYellowAt: 0,
    supervisedLate: 0,
    remindAt: 0,
    ending: 'notOurs',
    rating: null,
    mergedInto: null,
    joined: 0,
    seq: 1,
    head: '',
    ...change,
  };
}

export const staff = (...posts: Actor['posts']): Actor => ({
  id: 7,
  kind: 'staff',
  name: '工',
  program: 'admin',
  sessionId: 1,
  posts,
});
export const resident: Actor = {
  id: 100,
  kind: 'resident',
  name: '民',
  program: 'resident',
  sessionId: 1,
  posts: [],
};

/** Someone who is this party to `aCase`, and no other; but the first reporter is a reporter as well. */
export const AS: Record<CaseParty, { actor: Actor; ties: CaseTies }> = {
  firstReporter: { actor: resident, ties: { isReporter: true, hasRated: false } },
  reporter: { actor: { ...resident, id: 102 }, ties: { isReporter: true, hasRated: false } },
  neighbour: { actor: { ...resident, id: 101 }, ties: { isReporter: false, hasRated: false } },
  intake: stranger(staff({ post: 'intake', unitId: 2 })),
  shiftLeader: stranger(staff({ post: 'shiftLeader', unitId: 2 })),
  dispatcher: stranger(staff({ post: 'dispatcher', unitId: 2 })),
  handler: stranger(staff({ post: 'handler', unitId: 10 })),
  coHandler: stranger(staff({ post: 'handler', unitId: 11 })),
  inspector: stranger(staff({ post: 'gridWorker', unitId: 5 })),
  leader: stranger(staff({ post: 'leader', unitId: 1 })),
  supervisor: stranger({ ...staff(), id: 8 }),
};

function stranger(actor: Actor): { actor: Actor; ties: CaseTies } {
  return { actor, ties: { isReporter: false, hasRated: false } };
}
