import { ACTIVITY_ACTIONS, activityStep } from '../../contract/volunteer/activity.flow';
import { CLAIM_ACTIONS, claimStep } from '../../contract/volunteer/claim.flow';
import { ORDER_ACTIONS, orderStep } from '../../contract/volunteer/order.flow';
import type { Sample } from './samples';
import type { Thing } from './thing';

const PLAN = {
  ...{ title: '别人的活动', words: '别人的安排', kind: 'care', address: '别处', capacity: 1 },
  ...{ place: { lng: 122.07, lat: 41.12 }, startsAt: 4_000_000_000_000, endsAt: 4_000_000_600_000 },
};

/** Forms of the volunteer flows as somebody with the power would fill them in. */
const FORMS: Record<string, (thing: Thing) => Record<string, unknown>> = {
  none: () => ({}),
  words: () => ({ words: '看过了' }),
  reason: () => ({ words: '有一个理由' }),
  remark: () => ({ words: '补充一句' }),
  arrange: ({ activityId }) => ({ activityId }),
  plan: () => PLAN,
  rating: () => ({ level: 5 }),
  check: () => ({ code: 'V1.1.1.abc', place: PLAN.place, phoneAt: 0, device: 'somebody-elses-phone' }),
  correction: () => ({ inAt: 1, outAt: 2, words: '补录一下' }),
};

const takes = (id: number, actions: readonly string[], asks: (action: string) => string, thing: Thing) =>
  actions.map((action) => ({ path: { id, action }, sent: { form: FORMS[asks(action)]?.(thing) ?? {} } }));

const ofActivity = ({ activityId }: Thing): Sample[] => [{ path: { id: activityId } }];

/** How a stranger asks for somebody's order, claim, or activity that is still being planned. */
export const VOLUNTEER_SAMPLES: Record<string, (thing: Thing) => readonly Sample[]> = {
  'GET /volunteer/orders': () => [{ list: true }, { sent: { scope: 'desk' }, list: true }],
  'GET /volunteer/orders/:id': ({ orderId }) => [{ path: { id: orderId } }],
  'POST /volunteer/orders/:id/contact/unmask': ({ orderId }) => [
    { path: { id: orderId }, sent: { reason: '想知道是谁点的' } },
  ],
  'POST /volunteer/orders/:id/steps/:action': (thing) =>
    ORDER_ACTIONS.flatMap((action) => takes(thing.orderId, [action], () => orderStep(action).asks, thing)),
  'POST /volunteer/activities': ({ communityId, orderId }) => [
    { sent: { communityId, plan: PLAN, orderIds: [orderId] } },
  ],
  'GET /volunteer/activities': ({ communityId }) => [
    { list: true },
    { sent: { scope: 'desk', communityId }, list: true },
    { sent: { scope: 'mine' }, list: true },
  ],
  'GET /volunteer/activities/:id': ofActivity,
  'POST /volunteer/activities/:id/steps/:action': (thing) =>
    ACTIVITY_ACTIONS.flatMap((action) =>
      takes(thing.activityId, [action], () => activityStep(action).asks, thing),
    ),
  'GET /volunteer/activities/:id/matches': ofActivity,
  'GET /volunteer/activities/:id/claims': ofActivity,
  'GET /volunteer/activities/:id/code': ofActivity,
  'GET /volunteer/activities/:id/poster': ofActivity,
  'POST /volunteer/activities/:id/claims': ({ activityId }) => [{ path: { id: activityId } }],
  'GET /volunteer/claims': () => [{ list: true }],
  'GET /volunteer/claims/:id': ({ claimId }) => [{ path: { id: claimId } }],
  'POST /volunteer/claims/:id/steps/:action': (thing) =>
    CLAIM_ACTIONS.flatMap((action) => takes(thing.claimId, [action], () => claimStep(action).asks, thing)),
  'GET /volunteer/me': () => [{ list: true }],
  'GET /volunteer/me/record': () => [{ list: true }],
  'POST /volunteer/trainings': ({ communityId }) => [
    { sent: { communityId, title: '别人的培训', minutes: 60, at: 0, numbers: ['202600000019'] } },
  ],
  'GET /volunteer/certificates': () => [{ list: true }],
  'GET /volunteer/certificates/:code/pdf': ({ certificateCode }) => [{ path: { code: certificateCode } }],
  'GET /volunteer/series': ({ communityId }) => [{ sent: { communityId }, list: true }],
  'POST /volunteer/series/:id/stop': ({ seriesId }) => [{ path: { id: seriesId } }],
  'POST /volunteer/series': ({ communityId }) => [
    { sent: { communityId, plan: PLAN, everyDays: 7, until: 4_000_001_000_000 } },
  ],
};
