import { randomUUID } from 'node:crypto';
import type { ErrorBody } from '../../contract/errors';
import { idOfNumber } from '../../src/case/case.row';
import { Database } from '../../src/kernel/database';
import { BOUND_ROUTES, type BoundRoute } from '../../src/kernel/http';
import type { Story } from '../build';
import { SAMPLES, type Sample } from '../powers/samples';
import { strangersTo, type Stranger } from '../powers/strangers';
import { makeThing, type Thing } from '../powers/thing';

const REFUSED = [401, 403, 404];

const keyOf = ({ route }: BoundRoute): string => `${route.method} ${route.path}`;

/** Only a thing that can be named, or a list, can be asked for by a stranger. */
const namesNothing = ({ route, reaches }: BoundRoute): boolean =>
  reaches === 'own' && route.method !== 'GET' && !route.path.includes(':');

/** Every route × every stranger: what is another's is refused, and no word of it comes back. */
export const powers: Story = (town) => {
  let thing: Thing;
  let strangers: Stranger[];
  let before: string;

  beforeAll(async () => {
    thing = await makeThing(town());
    strangers = await strangersTo(thing, town());
    before = await stateOfThing();
  });

  async function stateOfThing(): Promise<string> {
    const database = await town().container.getAsync(Database);
    const rows = [
      ['SELECT id, state, unitId, holderId, seq FROM cases WHERE id = ?', idOfNumber(thing.no)],
      ['SELECT * FROM saved_view WHERE id = ?', thing.viewId],
      ['SELECT * FROM reply_template WHERE id = ?', thing.templateId],
      ['SELECT * FROM data_request WHERE id = ?', thing.requestId],
      ['SELECT id, endedAt FROM session WHERE id = ?', thing.sessionId],
      ['SELECT * FROM delegation WHERE id = ?', thing.delegationId],
      ['SELECT * FROM registration WHERE id = ?', thing.registrationId],
      ['SELECT * FROM volunteer_order WHERE id = ?', thing.orderId],
      ['SELECT * FROM volunteer_activity WHERE id = ?', thing.activityId],
      ['SELECT * FROM volunteer_claim WHERE id = ?', thing.claimId],
      ['SELECT * FROM volunteer_series WHERE id = ?', thing.seriesId],
      ['SELECT * FROM volunteer_certificate WHERE code = ?', thing.certificateCode],
      ['SELECT * FROM news_article WHERE id = ?', thing.articleId],
      ['SELECT * FROM shop_good WHERE id = ?', thing.goodId],
      ['SELECT * FROM shop_redemption WHERE id = ?', thing.redemptionId],
      ['SELECT * FROM payout WHERE id = ?', thing.payoutId],
      ['SELECT * FROM party_meeting WHERE id = ?', thing.meetingId],
      ['SELECT * FROM party_contact WHERE id = ?', thing.contactId],
      ['SELECT * FROM party_transfer WHERE id = ?', thing.partyTransferId],
    ] as const;
    const read = await Promise.all(rows.map(([sql, id]) => database.read(sql, [id])));
    expect(read.map(({ length }) => length)).toEqual(rows.map(() => 1));
    return JSON.stringify(read);
  }

  async function ask(who: Stranger, { route }: BoundRoute, { path = {}, sent = {} }: Sample) {
    const address = route.path.replace(/:(\w+)/g, (_, name: string) => String(path[name] ?? 1));
    const method = route.method.toLowerCase() as 'get' | 'post' | 'put' | 'delete';
    const begun = town()
      .request[method](`/api${address}`)
      .set('Authorization', `Bearer ${who.person.token}`)
      .set('Idempotency-Key', randomUUID());
    return method === 'get' || method === 'delete' ? begun.query(sent) : begun.send(sent);
  }

  it('knows a stranger’s request for every route that is not the same for all', () => {
    const named = new Set(Object.keys(SAMPLES));
    const reached = BOUND_ROUTES.filter(
      (bound) => bound.reaches !== 'open' && !bound.who.endsWith('Admin') && !namesNothing(bound),
    );
    expect(reached.map(keyOf).filter((key) => !named.has(key))).toEqual([]);
    const served = new Set(BOUND_ROUTES.map(keyOf));
    expect([...named].filter((key) => !served.has(key))).toEqual([]);
  });

  it('shuts every route to whom it is not for, before anything is looked up', async () => {
    const open: string[] = [];
    for (const bound of BOUND_ROUTES)
      for (const who of strangers) {
        if (who.admits.includes(bound.who)) continue;
        const { status } = await ask(who, bound, {});
        if (status !== 401 && status !== 403) open.push(`${keyOf(bound)} to ${who.name}: ${status}`);
      }
    expect(open).toEqual([]);
  });

  it('gives no stranger the thing, nor a word of it, nor lets them change it', async () => {
    const leaks: string[] = [];
    for (const bound of BOUND_ROUTES)
      for (const who of strangers) {
        if (!who.admits.includes(bound.who) || !who.none.includes(bound.reaches)) continue;
        for (const sample of SAMPLES[keyOf(bound)]?.(thing) ?? []) {
          const { status, text = '', body } = await ask(who, bound, sample);
          const refused = REFUSED.includes(status) || (sample.list === true && status === 200);
          const named = `${keyOf(bound)} ${JSON.stringify(sample)} to ${who.name}`;
          if (!refused) leaks.push(`${named}: ${status} ${(body as Partial<ErrorBody>).error?.code ?? ''}`);
          if (text.includes(thing.mark)) leaks.push(`${named}: holds its words`);
        }
      }
    expect(leaks.slice(0, 20)).toEqual([]);
    expect(await stateOfThing()).toBe(before);
  });

  it('would see a leak: whose thing it is can read it by the very same requests', async () => {
    const [liang] = await Promise.all([town().staff('liang')]);
    const shown = await liang.get(`/cases/${thing.no}`);
    expect(JSON.stringify(shown.body)).toContain(thing.mark);
    const listed = await liang.get<object>('/cases?scope=unit');
    expect(JSON.stringify(listed.body)).toContain(thing.mark);
  });
};
