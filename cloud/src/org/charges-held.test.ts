import { ChargesHeld } from './charges-held';
import { PostsHeld, type Delegation, type StaffPost } from './posts-held';

const lin: StaffPost = { personId: 1, name: '林正远', post: 'leader', unitId: 10 };
const away: Delegation = { fromId: 1, toId: 2, toName: '马勇', startsAt: 100, endsAt: 200 };
const CHARGES = [{ personId: 1, unitId: 50 }];
const held = (posts: StaffPost[], delegations: Delegation[] = []) =>
  new ChargesHeld(CHARGES, new PostsHeld(posts, delegations));

it('counts from the first moment of the leader’s post to the last', () => {
  const charges = held([{ ...lin, startsAt: 100, endsAt: 200 }]);
  const moments = [99, 100, 199, 200];
  expect(moments.map((now) => charges.of(1, now))).toEqual([[], [50], [50], []]);
  expect(moments.map((now) => charges.leadersOf(50, now))).toEqual([[], [1], [1], []]);
});

it('is nothing beside a post that is no leader’s', () => {
  const charges = held([{ ...lin, post: 'handler' }]);
  expect([charges.of(1, 0), charges.ownOf(1, 0), charges.leadersOf(50, 0)]).toEqual([[], [], []]);
});

it('passes to the stand-in while the leader is away, and only in the leader’s name', () => {
  const charges = held([lin], [away]);
  expect([99, 100, 199, 200].map((now) => charges.of(2, now))).toEqual([[], [50], [50], []]);
  expect(charges.ownOf(2, 150)).toEqual([]);
  expect(charges.leadersOf(50, 150)).toEqual([1]);
});

it('passes on also between two leaders of the same unit', () => {
  expect(held([lin, { ...lin, personId: 2, name: '马勇' }], [away]).of(2, 150)).toEqual([50]);
});

it('ends for the stand-in with the leader’s own post', () => {
  expect(held([{ ...lin, endsAt: 150 }], [away]).of(2, 150)).toEqual([]);
});
