import { planTown, type PostKind, type UnitKind } from './town-plan';

const plan = planTown();
const kinds = new Map(plan.units.map((unit) => [unit.key, unit.kind]));

function posts(unit: string): PostKind[] {
  return plan.people.flatMap((person) =>
    person.posts.filter((post) => post.unit === unit).map((post) => post.post),
  );
}

describe('the people of the town', () => {
  it('staffs every post of every unit', () => {
    const centre: PostKind[] = ['intake', 'intake', 'intake', 'shiftLeader', 'shiftLeader'];
    centre.push('dispatcher', 'dispatcher', 'dispatcher', 'dispatcher', 'inspector', 'inspector');
    centre.push('systemAdmin', 'securityAdmin', 'auditAdmin');
    const wanted: Partial<Record<UnitKind, PostKind[]>> = {
      street: ['leader', 'dispatcher', 'intake', 'handler', 'inspector'],
      community: ['leader', 'dispatcher', 'intake', 'handler'],
      grid: ['gridWorker'],
      department: ['leader', 'handler', 'handler'],
      publicUnit: ['leader', 'handler', 'handler'],
      district: ['leader', 'leader', 'leader', 'leader'],
      centre,
    };
    // Where the story plays, a demonstration person sits beside those who are there.
    const storied = plan.people.find(({ key }) => key === 'fang-xiaomei')?.posts[0]?.unit ?? '';
    expect(kinds.get(storied)).toBe('community');
    for (const unit of plan.units) {
      const beside: PostKind[] = unit.key === storied ? ['dispatcher'] : [];
      expect(posts(unit.key)).toEqual([...(wanted[unit.kind] ?? []), ...beside]);
    }
  });

  it('gives phones and accounts once, all of one marked range, and residents no account', () => {
    const phones = plan.people.map((person) => person.phone);
    const accounts = plan.people.flatMap((person) => person.account ?? []);
    expect(new Set(phones).size).toBe(phones.length);
    expect(new Set(accounts).size).toBe(accounts.length);
    expect(new Set(plan.people.map((person) => person.key)).size).toBe(plan.people.length);
    expect(phones.every((phone) => /^1990000\d{4}$/.test(phone))).toBe(true);
    for (const person of plan.people) expect(person.account === undefined).toBe(person.resident);
    expect(plan.people.filter((person) => person.resident)).toHaveLength(120);
  });

  it('offers eleven demonstration people and the three administrators in order, all in the neighbourhood of one story', () => {
    const demos = plan.people.flatMap((person) => (person.demo ? [{ ...person, demo: person.demo }] : []));
    demos.sort((one, other) => one.demo.order - other.demo.order);
    expect(demos.map((person) => person.demo.order)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 31, 32, 33]);
    expect(demos[0]).toMatchObject({ name: '李桂兰', resident: true, posts: [] });
    expect(demos.map((person) => person.account)).toContain('zhang');
    const [grid, street] = [6, 7].map((i) => demos[i]?.posts[0]?.unit ?? '');
    expect(kinds.get(grid ?? '')).toBe('grid');
    expect(grid?.startsWith(`${street}-`)).toBe(true);
  });
});
