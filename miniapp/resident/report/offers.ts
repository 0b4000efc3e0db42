import type { NearbyCase } from '@contract/case/case.api';
import type { CategoryView } from '@contract/category/category.api';

const OFFERED = 3;
/** Where nothing is chosen yet, each case counts as near enough as its own category says, but no further. */
export const WITHOUT_CATEGORY = 100;

/**
 * What may be the same matter: open, not one's own, near enough. With a category chosen, its own kind comes first, then
 * the rest of its group: whoever chose the wrong manhole cover of five still meets the right one.
 */
export function offersOf(
  rows: readonly NearbyCase[],
  categories: readonly CategoryView[],
  chosen?: CategoryView,
): NearbyCase[] {
  const known = new Map(categories.map((each) => [each.code, each]));
  const isNear = ({ categoryCode, metres }: NearbyCase): boolean =>
    metres <= (known.get(categoryCode)?.nearbyMetres ?? WITHOUT_CATEGORY);
  const isAkin = ({ categoryCode }: NearbyCase): boolean =>
    !chosen || known.get(categoryCode)?.group === chosen.group;
  const rank = ({ categoryCode }: NearbyCase): number => (categoryCode === chosen?.code ? 0 : 1);
  return rows
    .filter((row) => row.open && !row.mine && isAkin(row) && isNear(row))
    .sort((a, b) => rank(a) - rank(b) || a.metres - b.metres)
    .slice(0, OFFERED);
}
