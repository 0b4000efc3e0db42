import { PostsHeld, type Delegation, type StaffPost } from './posts-held';

const liang: StaffPost = { personId: 1, name: '梁志强', post: 'handler', unitId: 10 };
const away: Delegation = { fromId: 1, toId: 2, toName: '马勇', startsAt: 100, endsAt: 200 };

it('gives a post from the first moment of its term to the last', () => {
  const held = new PostsHeld([{ ...liang, startsAt: 100, endsAt: 200 }], []);
  expect([99, 100, 199, 200].map((now) => held.of(1, now).length)).toEqual([0, 1, 1, 0]);
});

it('lets the stand-in hold the posts of whoever is away, by name, and only while it runs', () => {
  const held = new PostsHeld([liang], [away]);
  expect(held.of(2, 150)).toEqual([{ post: 'handler', unitId: 10, standsFor: { id: 1, name: '梁志强' } }]);
  expect([held.of(2, 99), held.of(2, 200)]).toEqual([[], []]);
  expect(held.at(10, 150).map(({ name }) => name)).toEqual(['梁志强', '马勇']);
});

it('gives nothing of a post whose own term is over', () => {
  const held = new PostsHeld([{ ...liang, endsAt: 150 }], [away]);
  expect([held.of(2, 149).length, held.of(2, 150).length]).toEqual([1, 0]);
});

it('does not pass on what was itself passed on, nor an administrator’s post', () => {
  const audit: StaffPost = { ...liang, post: 'auditAdmin' };
  const onward: Delegation = { ...away, fromId: 2, toId: 3, toName: '赵' };
  const held = new PostsHeld([liang, audit], [away, onward]);
  expect(held.of(3, 150)).toEqual([]);
  expect(held.of(2, 150).map(({ post }) => post)).toEqual(['handler']);
});

it('counts a post held twice over once, as one’s own', () => {
  const own: StaffPost = { personId: 2, name: '马勇', post: 'handler', unitId: 10 };
  expect(new PostsHeld([liang, own], [away]).of(2, 150)).toEqual([{ post: 'handler', unitId: 10 }]);
});
