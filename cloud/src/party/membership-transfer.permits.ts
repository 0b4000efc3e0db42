import {
  MEMBERSHIP_TRANSFER_ACTIONS,
  MEMBERSHIP_TRANSFER_CONDITIONS,
  MEMBERSHIP_TRANSFER_FLOW,
  MEMBERSHIP_TRANSFER_STATES,
  membershipTransferStep,
  type MembershipTransferAction,
  type MembershipTransferCondition,
  type MembershipTransferParty,
  type MembershipTransferState,
} from '../../contract/party/membership-transfer.flow';
import type { Directory } from '../org/directory';
import { speaksFor, type PartyActor } from '../staff/party.seats';
import { admit, buttons, type Standing } from '../volunteer/flow-rules';

export interface MembershipTransferRecord {
  id: number;
  personId: number;
  fromId: number;
  toId: number;
  state: MembershipTransferState;
  words: string;
  askedById: number;
  /** For which organisation it was asked; null where the member asked. */
  askedForId: number | null;
  askedAt: number;
}

type Party = MembershipTransferParty;
type Condition = MembershipTransferCondition;
type Seats = Pick<Directory, 'above' | 'staffAt'>;

/** What the actor is to this transfer. */
export function partiesTo(actor: PartyActor, transfer: MembershipTransferRecord, org: Seats): Party[] {
  const { personId, fromId, toId, askedForId } = transfer;
  const is: Record<Party, boolean> = {
    member: personId === actor.id,
    from: speaksFor(actor, fromId, org),
    to: speaksFor(actor, toId, org),
    asker: askedForId === null ? personId === actor.id : speaksFor(actor, askedForId, org),
  };
  const all: Party[] = ['member', 'from', 'to', 'asker'];
  return all.filter((party) => is[party]);
}

export interface MembershipTransferStanding {
  readonly state: MembershipTransferState;
  readonly parties: readonly Party[];
  /** The member is still where the transfer starts from. */
  readonly stays: boolean;
}

const standing = ({
  state,
  parties,
  stays,
}: MembershipTransferStanding): Standing<MembershipTransferState, Party, Condition> => ({
  state,
  is: (party) => parties.some((each) => each === party),
  holds: () => stays,
});

export const membershipTransferActionsOf = (transfer: MembershipTransferStanding) =>
  buttons<MembershipTransferAction, MembershipTransferState, Party, Condition>(
    MEMBERSHIP_TRANSFER_ACTIONS,
    membershipTransferStep,
    standing(transfer),
  ).map((button) => ({ ...button, form: MEMBERSHIP_TRANSFER_FLOW[button.action].asks }));

/** The party as which the step is taken. Throws `notYours` or `stepRefused`. */
export const admitToMembershipTransfer = (
  action: MembershipTransferAction,
  transfer: MembershipTransferStanding,
): Party | 'clock' =>
  admit(membershipTransferStep(action), standing(transfer), {
    states: MEMBERSHIP_TRANSFER_STATES,
    conditions: MEMBERSHIP_TRANSFER_CONDITIONS,
  });
