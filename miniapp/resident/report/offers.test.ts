import type { NearbyCase } from '@contract/case/case.api';
import type { CategoryView } from '@contract/category/category.api';
import { offersOf } from './offers';

const kind = (code: string, nearbyMetres: number) =>
  ({ code, group: code.slice(0, 4), nearbyMetres }) as CategoryView;
const LAMP = kind('100118', 40);
const COVER = kind('100102', 40);
const NOISE = kind('900106', 200);
const KINDS = [LAMP, COVER, NOISE];
const near = (no: string, categoryCode: string, metres: number, more: Partial<NearbyCase> = {}) =>
  ({ no, categoryCode, metres, open: true, mine: false, ...more }) as NearbyCase;
const nos = (rows: NearbyCase[]) => rows.map(({ no }) => no);

const ROWS = [
  near('mine', '100118', 1, { mine: true }),
  near('over', '100118', 2, { open: false }),
  near('noise', '900106', 90),
  near('cover', '100102', 20),
  near('lamp', '100118', 30),
  near('far lamp', '100118', 60),
];

it('offers whatever is near enough for its own category while none is chosen, nearest first', () => {
  expect(nos(offersOf(ROWS, KINDS))).toEqual(['cover', 'lamp', 'noise']);
});

it('offers the chosen category first, then what is akin to it, and nothing else', () => {
  expect(nos(offersOf(ROWS, KINDS, LAMP))).toEqual(['lamp', 'cover']);
  expect(nos(offersOf(ROWS, KINDS, NOISE))).toEqual(['noise']);
});

it('offers three at most, and nothing of one’s own or that is over', () => {
  const many = [4, 3, 2, 1].map((metres) => near(String(metres), '100118', metres));
  expect(nos(offersOf([...ROWS.slice(0, 2), ...many], KINDS, LAMP))).toEqual(['1', '2', '3']);
});
