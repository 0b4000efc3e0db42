import {
  REGISTRATION_ACTIONS,
  registrationStep,
  type RegistrationAction,
  type RegistrationParty,
  type RegistrationState,
} from '../../contract/staff/registration.flow';
import { holds, type Actor } from '../kernel/actor';
import type { Directory } from '../org/directory';
import { speaksFor, type PartyActor } from './party.seats';

export interface RegistrationRecord {
  id: number;
  personId: number | null;
  orgUnitId: number;
  communityId: number;
  state: RegistrationState;
  words: string;
  answer: string;
  requestedById: number;
  requestedAt: number;
  settledAt: number | null;
}

type Tree = Pick<Directory, 'above' | 'staffAt'>;

/** A member speaks for themselves, an organisation through its secretary and leaders. */
export const isApplicant = (
  actor: PartyActor,
  { personId, orgUnitId }: RegistrationRecord,
  org: Tree,
): boolean => (personId === null ? speaksFor(actor, orgUnitId, org) : personId === actor.id);

export const isCommunity = (actor: Actor, { communityId }: RegistrationRecord): boolean =>
  holds(actor, communityId, 'leader', 'dispatcher');

const RELATIONS: Record<
  RegistrationParty,
  (actor: PartyActor, row: RegistrationRecord, org: Tree) => boolean
> = {
  applicant: isApplicant,
  community: isCommunity,
};

/** Is the actor one of those who may ever take this step? */
export const isPartyTo = (
  action: RegistrationAction,
  actor: PartyActor,
  row: RegistrationRecord,
  org: Tree,
): boolean =>
  registrationStep(action).by.some((party) => party !== 'clock' && RELATIONS[party](actor, row, org));

/** What the actor may do with it now. */
export const registrationActions = (
  actor: PartyActor,
  row: RegistrationRecord,
  org: Tree,
): RegistrationAction[] =>
  REGISTRATION_ACTIONS.filter(
    (action) => registrationStep(action).from.includes(row.state) && isPartyTo(action, actor, row, org),
  );
