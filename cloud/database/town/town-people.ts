import { DEMO_ADMINISTRATORS, DEMO_COLLEAGUES, DEMO_PEOPLE, type DemoPlan } from './town-demo-people';
import type { PersonPlan, PostKind, UnitKind, UnitPlan } from './town-model';
import { personName } from './town-names';
import type { TownRandom } from './town-random';

const RESIDENT_COUNT = 120;

/** One seat: the posts one person holds in one unit. */
type Seat = [PostKind, ...PostKind[]];

/** Who sits in a unit of each kind. In a community the dispatcher also takes reports in. */
const SEATS: Record<UnitKind, Seat[]> = {
  city: [],
  district: [['leader'], ['leader'], ['leader'], ['leader']],
  centre: [
    ...times(3, ['intake']),
    ...times(2, ['shiftLeader']),
    ...times(4, ['dispatcher']),
    ...times(2, ['inspector']),
  ],
  street: [['leader'], ['dispatcher'], ['intake'], ['handler'], ['inspector']],
  community: [['leader'], ['dispatcher', 'intake'], ['handler']],
  grid: [['gridWorker']],
  department: [['leader'], ['handler'], ['handler']],
  publicUnit: [['leader'], ['handler'], ['handler']],
};

/** Staff on every post and the residents. The demonstration people take the first seats of their units. */
export function planPeople(units: UnitPlan[], demoGrid: UnitPlan, random: TownRandom): PersonPlan[] {
  const demos = DEMO_PEOPLE.map((demo) => ({ demo, seat: seatOf(demo, units, demoGrid) }));
  const staff = units.flatMap((unit) => staffOf(unit, demos, random));
  const demoResidents = demos.filter(({ seat }) => !seat).map(({ demo }) => person(demo));
  const residents = Array.from({ length: RESIDENT_COUNT - demoResidents.length }, (_, i) => ({
    key: `resident-${String(i + demoResidents.length + 1).padStart(3, '0')}`,
    name: personName(random),
    posts: [],
    resident: true,
  }));
  // At the end: whoever stood before keeps their number.
  const beside = [...DEMO_ADMINISTRATORS, ...DEMO_COLLEAGUES].map((demo) =>
    besideSeats(demo, units, demoGrid),
  );
  return [...staff, ...demoResidents, ...residents, ...beside].map((someone, i) => ({
    ...someone,
    phone: `1990000${String(i + 1).padStart(4, '0')}`,
  }));
}

type Nameless = Omit<PersonPlan, 'phone'>;

interface Placed {
  demo: DemoPlan;
  seat: { unit: string; post: PostKind } | undefined;
}

function staffOf(unit: UnitPlan, demos: Placed[], random: TownRandom): Nameless[] {
  const waiting = demos.filter(({ seat }) => seat?.unit === unit.key);
  const filled = new Map<PostKind, number>();
  return SEATS[unit.kind].map((seat) => {
    const [post] = seat;
    const number = (filled.get(post) ?? 0) + 1;
    filled.set(post, number);
    const posts = seat.map((kind) => ({ post: kind, unit: unit.key }));
    const taken = waiting.find((placed) => placed.seat?.post === post);
    if (taken && number === 1) return { ...person(taken.demo), posts };
    return {
      key: `${unit.key}-${post}-${number}`,
      name: personName(random),
      account: `${post.toLowerCase()}${unit.code}${number === 1 ? '' : `-${number}`}`,
      posts,
      resident: false,
    };
  });
}

/** Beside the seats of their units: nobody's work depends on them. */
function besideSeats(demo: DemoPlan, units: UnitPlan[], demoGrid: UnitPlan): Nameless {
  const seat = seatOf(demo, units, demoGrid);
  return { ...person(demo), posts: seat ? [seat] : [] };
}

function person(demo: DemoPlan): Nameless {
  const { key, name, account, order, title, blurb, otpSecret } = demo;
  const told = { order, title, blurb, ...(otpSecret === undefined ? {} : { otpSecret }) };
  const shown = { key, name, posts: [], resident: !demo.post, demo: told };
  return account === undefined ? shown : { ...shown, account };
}

/** Where a demonstration person sits: a named unit, or the grid, community or street the story plays in. */
function seatOf(demo: DemoPlan, units: UnitPlan[], demoGrid: UnitPlan): Placed['seat'] {
  if (!demo.post) return undefined;
  const community = units.find((unit) => unit.key === demoGrid.parent);
  const local: Record<string, string | undefined> = {
    'demo-grid': demoGrid.key,
    'demo-community': community?.key,
    'demo-street': community?.parent,
  };
  return { unit: local[demo.unit ?? ''] ?? demo.unit ?? '', post: demo.post };
}

function times(count: number, seat: Seat): Seat[] {
  return Array.from({ length: count }, () => seat);
}
