import {
  REGISTRATION_ACTIONS,
  registrationStep,
  type RegistrationAction,
  type RegistrationParty,
  type RegistrationState,
} from '../../contract/staff/registration.flow';
import { holds, type Actor } from '../kernel/actor';
import type { Directory } from '../org/directory';

export interface RegistrationRecord {
  id: number;
  personId: number | null;
  orgUnitId: number;
  communityId: number;
  state: RegistrationState;
  words: string;
  answer: string;
  requestedAt: number;
  settledAt: number | null;
}

type Tree = Pick<Directory, 'above'>;

/** A member speaks for themselves, an organisation through its leaders. */
export const isApplicant = (actor: Actor, { personId, orgUnitId }: RegistrationRecord, org: Tree): boolean =>
  personId === null ? speaksFor(actor, orgUnitId, org) : personId === actor.id;

export const isCommunity = (actor: Actor, { communityId }: RegistrationRecord): boolean =>
  holds(actor, communityId, 'leader', 'dispatcher');

/** A Party organisation speaks through its own leader, or the leader of the unit it belongs to. */
export function speaksFor(actor: Actor, orgUnitId: number, org: Tree): boolean {
  const home = org
    .above(orgUnitId)
    .filter(({ kind }) => kind !== 'partyOrg')
    .at(-1);
  return holds(actor, orgUnitId, 'leader') || holds(actor, home?.id, 'leader');
}

const RELATIONS: Record<RegistrationParty, (actor: Actor, row: RegistrationRecord, org: Tree) => boolean> = {
  applicant: isApplicant,
  community: isCommunity,
};

/** Is the actor one of those who may ever take this step? */
export const isPartyTo = (
  action: RegistrationAction,
  actor: Actor,
  row: RegistrationRecord,
  org: Tree,
): boolean =>
  registrationStep(action).by.some((party) => party !== 'clock' && RELATIONS[party](actor, row, org));

/** What the actor may do with it now. */
export const registrationActions = (actor: Actor, row: RegistrationRecord, org: Tree): RegistrationAction[] =>
  REGISTRATION_ACTIONS.filter(
    (action) => registrationStep(action).from.includes(row.state) && isPartyTo(action, actor, row, org),
  );
