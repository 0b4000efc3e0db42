import type { CaseParty, CaseState } from '../../contract/case/case.flow';
import { CASE_STATES } from '../../contract/case/case.flow';
import type { Actor } from '../kernel/actor';
import type { Directory } from '../org/directory';
import type { CaseTies } from './case.parties';
import type { CaseRecord } from './case.row';

/** A small district: centre 2 under district 1, street 3, community 4, grid 5; lead unit 10, co-unit 11, city 9. */
export const ORG = {
  district: { id: 1 },
  centre: { id: 2 },
  city: { id: 9 },
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
    supervised: 1,
    ending: 'notOurs',
    rating: null,
    mergedInto: null,
    joined: 0,
    seq: 1,
    head: '',
    ...change,
  };
}

const staff = (...posts: Actor['posts']): Actor => ({
  id: 7,
  kind: 'staff',
  name: '工',
  program: 'admin',
  sessionId: 1,
  posts,
});
const resident: Actor = {
  id: 100,
  kind: 'resident',
  name: '民',
  program: 'resident',
  sessionId: 1,
  posts: [],
};

/** Someone who is this party to `aCase`, and no other. */
export const AS: Record<CaseParty, { actor: Actor; ties: CaseTies }> = {
  reporter: { actor: resident, ties: { isReporter: true, hasRated: false } },
  neighbour: { actor: { ...resident, id: 101 }, ties: { isReporter: false, hasRated: false } },
  intake: stranger(staff({ post: 'intake', unitId: 2 })),
  shiftLeader: stranger(staff({ post: 'shiftLeader', unitId: 2 })),
  dispatcher: stranger(staff({ post: 'dispatcher', unitId: 2 })),
  handler: stranger(staff({ post: 'handler', unitId: 10 })),
  coHandler: stranger(staff({ post: 'handler', unitId: 11 })),
  inspector: stranger(staff({ post: 'gridWorker', unitId: 5 })),
  leader: stranger(staff({ post: 'leader', unitId: 1 })),
};

function stranger(actor: Actor): { actor: Actor; ties: CaseTies } {
  return { actor, ties: { isReporter: false, hasRated: false } };
}
