import { CONTACT_ACTIONS, contactStep } from '../../contract/party/contact.flow';
import { MEETING_ACTIONS, meetingStep } from '../../contract/party/meeting.flow';
import {
  MEMBERSHIP_TRANSFER_ACTIONS,
  membershipTransferStep,
} from '../../contract/party/membership-transfer.flow';
import type { Sample } from './samples';
import type { Thing } from './thing';

/** Forms as somebody with the power would fill them in. */
const FORMS: Record<string, Record<string, unknown>> = {
  none: {},
  reason: { words: '有一个理由' },
  plan: { title: '别人的会', place: '别处', startsAt: 1 },
  roll: { presentIds: [] },
  minutes: { words: '别人的会上说了这些话。' },
  visit: { at: 1, words: '去看过了' },
};
const taken = (id: number, action: string, asks: string): Sample => ({
  path: { id, action },
  sent: { form: FORMS[asks] },
});

/** How a stranger asks for the meetings, contact pairs and transfers of a Party organisation that is not theirs. */
export const PARTY_SAMPLES: Record<string, (thing: Thing) => readonly Sample[]> = {
  'GET /party/mine': () => [{ list: true }],
  'GET /party/orgs/:id': ({ partyOrgId }) => [{ path: { id: partyOrgId } }],
  'GET /party/orgs/:id/members': ({ partyOrgId }) => [{ path: { id: partyOrgId } }],
  'PUT /party/orgs/:id/duties/:personId': ({ partyOrgId, reporterId }) => [
    { path: { id: partyOrgId, personId: reporterId }, sent: { duty: 'secretary' } },
  ],
  'GET /party/meetings': ({ partyOrgId }) => [{ list: true }, { sent: { orgUnitId: partyOrgId } }],
  'GET /party/meetings/:id': ({ meetingId }) => [{ path: { id: meetingId } }],
  'POST /party/meetings': ({ partyOrgId }) => [
    { sent: { orgUnitId: partyOrgId, kind: 'lecture', ...FORMS['plan'], startsAt: Date.now() } },
  ],
  'POST /party/meetings/:id/steps/:action': ({ meetingId }) =>
    MEETING_ACTIONS.map((action) => taken(meetingId, action, meetingStep(action).asks)),
  'GET /party/contacts': ({ communityId }) => [{ list: true }, { sent: { communityId }, list: true }],
  'GET /party/contacts/:id': ({ contactId }) => [{ path: { id: contactId } }],
  'POST /party/contacts': ({ communityId, partyOrgId }) => [
    { sent: { from: 'party', orgUnitId: partyOrgId, targetId: communityId, words: '替他们结对' } },
    { sent: { from: 'community', orgUnitId: partyOrgId, targetId: communityId, words: '替社区结对' } },
  ],
  'POST /party/contacts/:id/steps/:action': ({ contactId }) =>
    CONTACT_ACTIONS.map((action) => taken(contactId, action, contactStep(action).asks)),
  'GET /party/transfers': ({ partyOrgId }) => [
    { list: true },
    { sent: { orgUnitId: partyOrgId }, list: true },
  ],
  'POST /party/transfers': ({ partyOrgId, reporterId }) => [
    { sent: { personId: reporterId, toId: partyOrgId, words: '替他转过去' } },
  ],
  'POST /party/transfers/:id/steps/:action': ({ partyTransferId }) =>
    MEMBERSHIP_TRANSFER_ACTIONS.map((action) =>
      taken(partyTransferId, action, membershipTransferStep(action).asks),
    ),
};
