import { CASE_ACTIONS, CASE_FLOW, type CaseForm } from '../../contract/case/case.flow';
import { MODERATOR_ACTIONS } from '../../contract/moderation/moderation.flow';
import { REGISTRATION_ACTIONS } from '../../contract/staff/registration.flow';
import { NEWS_SAMPLES } from './news-samples';
import { PARTY_SAMPLES } from './party-samples';
import { REWARD_SAMPLES } from './reward-samples';
import { VOLUNTEER_SAMPLES } from './volunteer-samples';
import type { Thing } from './thing';

/** One request for the thing: what fills the path, what goes into query or body. */
export interface Sample {
  readonly path?: Readonly<Record<string, string | number>>;
  readonly sent?: Readonly<Record<string, unknown>>;
  /** A list that a stranger may open: it must not hold the thing. */
  readonly list?: true;
}

/** Forms as somebody with the power would fill them in. */
const FORMS: Record<CaseForm, (thing: Thing) => Record<string, unknown>> = {
  none: () => ({}),
  words: () => ({ words: '看过了' }),
  reason: () => ({ words: '有一个理由' }),
  place: () => ({ place: { lng: 122.07, lat: 41.12 } }),
  category: () => ({ categoryCode: '100118' }),
  verify: () => ({ found: true, words: '现场看过' }),
  merge: ({ no }) => ({ into: no }),
  dispatch: ({ handlersUnitId }) => ({ unitId: handlersUnitId }),
  extension: () => ({ days: 2, words: '需要备料' }),
  suspend: () => ({ days: 2, words: '等配件' }),
  answer: () => ({ ending: 'solved', words: '已修好' }),
  inspect: () => ({ words: '现场看过' }),
  rating: () => ({ level: 5 }),
  callBack: () => ({ reached: true, words: '已回访' }),
  supervise: () => ({ words: '请抓紧' }),
};

/** As an address has it, but signed by nobody. */
const FORGED = { pass: `izzzzzzzz.${'A'.repeat(20)}` };
const ofCase = ({ no }: Thing): Sample[] => [{ path: { no } }];
const mine: () => Sample[] = () => [{ list: true }];
const SCOPES = ['todo', 'desk', 'unit', 'red', 'callBack', 'mine', 'handled'];

/**
 * How a stranger asks each route for the thing. A route that a person may call and that is not open to all has a line
 * here, or the walk of powers fails and names it.
 */
export const SAMPLES: Record<string, (thing: Thing) => readonly Sample[]> = {
  'GET /cases': ({ handlersUnitId, mark }) => [
    ...SCOPES.map((scope) => ({ sent: { scope }, list: true as const })),
    ...SCOPES.map((scope) => ({ sent: { scope, unitId: handlersUnitId }, list: true as const })),
    { sent: { words: mark }, list: true },
  ],
  'GET /cases/:no': ofCase,
  'GET /cases/:no/proof': ofCase,
  'POST /cases/:no/watch': ofCase,
  // Whoever meets the same thing nearby may join: what is offered on the map is for every resident.
  'POST /cases/:no/steps/:action': (thing) =>
    CASE_ACTIONS.filter((action) => action !== 'join').map((action) => ({
      path: { no: thing.no, action },
      sent: { form: FORMS[CASE_FLOW[action].asks](thing) },
    })),
  'POST /case-bulk': ({ no }) =>
    CASE_ACTIONS.map((action) => ({ sent: { nos: [no], action, form: {} }, list: true })),
  'GET /case-counts': mine,
  'POST /cases/:no/reporter/unmask': ({ no }) => [{ path: { no }, sent: { reason: '想知道是谁报的' } }],
  'GET /case-views': mine,
  'DELETE /case-views/:id': ({ viewId }) => [{ path: { id: viewId } }],
  'GET /reply-templates': mine,
  'DELETE /reply-templates/:id': ({ templateId }) => [{ path: { id: templateId } }],

  'GET /files/:id': ({ photoId }) => [{ path: { id: photoId } }, { path: { id: photoId }, sent: FORGED }],
  'GET /files/:id/thumb': ({ photoId }) => [
    { path: { id: photoId } },
    { path: { id: photoId }, sent: FORGED },
  ],
  'GET /moderation': mine,
  'POST /moderation/:id/steps/:action': () =>
    MODERATOR_ACTIONS.map((action) => ({ path: { id: 1, action }, sent: { seen: 'held', words: '看过了' } })),
  'PUT /categories/:code': () => [{ path: { code: '100118' }, sent: { limit: '5d' } }],

  'GET /me': mine,
  'GET /me/data': mine,
  'GET /me/data/requests/:id/copy': ({ requestId }) => [{ path: { id: requestId } }],
  'POST /me/data/requests/:id/cancel': ({ requestId }) => [{ path: { id: requestId } }],
  'GET /me/second-factor': mine,
  'GET /sessions': mine,
  'POST /sessions/:id/revoke': ({ sessionId }) => [{ path: { id: sessionId } }],
  'GET /inbox': mine,
  'GET /inbox/unread': mine,

  'GET /staff': ({ handlersUnitId }) => [{ sent: { unitId: handlersUnitId }, list: true }],
  'GET /staff/:id': ({ handlerId, reporterId }) => [
    { path: { id: handlerId } },
    { path: { id: reporterId } },
  ],
  'GET /delegations': ({ handlerId }) => [{ list: true }, { sent: { personId: handlerId }, list: true }],
  'POST /delegations': ({ handlerId, reporterId }) => [
    {
      sent: {
        fromId: handlerId,
        toId: reporterId,
        startsAt: 4_000_000_000_000,
        endsAt: 4_000_086_400_000,
        words: '代他办理',
      },
    },
  ],
  'POST /delegations/:id/end': ({ delegationId }) => [{ path: { id: delegationId } }],
  'GET /org/units': ({ handlersUnitId }) => [{ sent: { parentId: handlersUnitId }, list: true }],
  'GET /org/units-found': () => [{ sent: { words: '路灯' }, list: true }],
  'GET /org/units/:id': ({ handlersUnitId }) => [{ path: { id: handlersUnitId } }],
  'GET /party/orgs': mine,
  'GET /party/members': mine,
  'GET /party/registrations': ({ communityId }) => [{ list: true }, { sent: { communityId }, list: true }],
  'POST /party/registrations': ({ communityId, partyOrgId }) => [
    { sent: { communityId, orgUnitId: partyOrgId, words: '替他们报到' } },
  ],
  'POST /party/registrations/:id/:action': ({ registrationId }) =>
    REGISTRATION_ACTIONS.map((action) => ({ path: { id: registrationId, action }, sent: { words: '可以' } })),
  ...PARTY_SAMPLES,
  ...NEWS_SAMPLES,
  ...VOLUNTEER_SAMPLES,
  ...REWARD_SAMPLES,
};
