import {
  CONTACT_ACTIONS,
  CONTACT_FLOW,
  CONTACT_STATES,
  contactStep,
  type ContactAction,
  type ContactParty,
  type ContactState,
} from '../../contract/party/contact.flow';
import { admit, buttons, type Standing } from '../volunteer/flow-rules';

/** How somebody stands to a contact pair. */
export interface ContactStanding {
  readonly state: ContactState;
  readonly proposedBy: 'party' | 'community';
  readonly isPartySide: boolean;
  readonly isCommunitySide: boolean;
}

function standing({
  state,
  proposedBy,
  ...is
}: ContactStanding): Standing<ContactState, ContactParty, never> {
  const byParty = proposedBy === 'party';
  const sides: Record<ContactParty, boolean> = {
    partySide: is.isPartySide,
    communitySide: is.isCommunitySide,
    proposer: byParty ? is.isPartySide : is.isCommunitySide,
    answerer: byParty ? is.isCommunitySide : is.isPartySide,
  };
  return { state, is: (party) => party !== 'clock' && sides[party], holds: () => true };
}

export const contactActionsOf = (pair: ContactStanding) =>
  buttons<ContactAction, ContactState, ContactParty, never>(CONTACT_ACTIONS, contactStep, standing(pair)).map(
    (button) => ({ ...button, form: CONTACT_FLOW[button.action].asks }),
  );

/** The side as which the step is taken. Throws `notYours` or `stepRefused`. */
export function admitToContact(action: ContactAction, pair: ContactStanding): 'party' | 'community' {
  const party = admit(contactStep(action), standing(pair), { states: CONTACT_STATES, conditions: {} });
  if (party === 'partySide' || party === 'communitySide')
    return party === 'partySide' ? 'party' : 'community';
  return (party === 'proposer') === (pair.proposedBy === 'party') ? 'party' : 'community';
}
