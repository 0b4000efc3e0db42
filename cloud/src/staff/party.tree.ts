import { PARTY_RANKS } from '../../contract/org/org.api';
import type { Directory, Unit } from '../org/directory';

const WIDEST_FIRST = Object.keys(PARTY_RANKS);
const widthOf = ({ rank = 'branch' }: Pick<Unit, 'rank'>): number => WIDEST_FIRST.indexOf(rank);

/** The nearest Party organisation on the way up: the one it stands under, a wider one of the same unit, or the widest of the units above. */
export function orgAbove(unitId: number, directory: Directory): Unit | undefined {
  const unit = directory.unit(unitId);
  const [home, ...upwards] = directory.above(unitId).reverse();
  if (!unit || !home) return undefined;
  if (home.kind === 'partyOrg') return home;
  const wider = orgsOf(home, directory).filter((org) => widthOf(org) < widthOf(unit));
  const [above] = [wider.at(-1), ...upwards.map((each) => orgsOf(each, directory)[0])].filter(
    (org) => org !== undefined,
  );
  return above;
}

/** In use, right below the unit, the widest first. */
const orgsOf = ({ id }: Unit, directory: Directory): Unit[] =>
  directory
    .children(id)
    .filter(({ kind, retiredAt }) => kind === 'partyOrg' && retiredAt === undefined)
    .sort((one, other) => widthOf(one) - widthOf(other));
