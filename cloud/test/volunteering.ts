import { randomUUID } from 'node:crypto';
import type { NoticeView } from '../contract/notify/notify.api';
import type { Page } from '../contract/route';
import type {
  ActivityView,
  CheckCodeView,
  ClaimView,
  OrderView,
  RecordView,
} from '../contract/volunteer/volunteer.api';
import { insertResident } from '../src/identity/people.store';
import { Sessions } from '../src/identity/sessions';
import { Clock } from '../src/kernel/clock';
import { Deliveries } from '../src/kernel/delivery';
import { Database } from '../src/kernel/database';
import type { Sealer } from '../src/kernel/personal-data';
import { Directory } from '../src/org/directory';
import { VolunteerRound } from '../src/volunteer/volunteer.round';
import { LAMP_PLACE, Person, type Answered, type Town } from './build';
import { holderOf } from './powers/strangers';

export const HOUR = 3_600_000;
export const MINUTE = 60_000;
export const DAY = 24 * HOUR;

type Body = Record<string, unknown>;

/** The community around the lamp, its desk, and a clock that can be moved. */
export class Volunteering {
  private offset = 0;
  private restore: () => void = () => undefined;

  private constructor(
    readonly town: Town,
    readonly communityId: number,
    private readonly clock: Clock,
  ) {}

  static async in(town: Town): Promise<Volunteering> {
    const directory = await town.container.getAsync(Directory);
    const community = directory.ancestor(directory.gridAt(LAMP_PLACE)?.id, 'community');
    if (!community) throw new Error('no community around the lamp');
    return new Volunteering(town, community.id, await town.container.getAsync(Clock));
  }

  get now(): number {
    return this.clock.now();
  }

  /** Everything from now on happens so much later; sessions are signed in afresh by whoever needs one. */
  later(ms: number): void {
    this.offset += ms;
    this.restore();
    const offset = this.offset;
    this.restore = this.clock.set(() => Date.now() + offset);
  }

  home(): void {
    this.restore();
    this.restore = () => undefined;
    this.offset = 0;
  }

  /** Someone who runs the community’s desk, on a phone: the console would sign them out while the clock is moved. */
  async desk(): Promise<Person> {
    const { id } = await holderOf('dispatcher', this.communityId, this.town);
    await (await this.town.container.getAsync(Directory)).reload();
    return this.signedIn(id, 'command');
  }

  /** A fresh volunteer who has joined. */
  async volunteer(told: Body = {}): Promise<Person> {
    const person = await this.resident();
    const { status, body } = await this.put(person, '/volunteer/me', told);
    if (status !== 200) throw new Error(JSON.stringify(body));
    return person;
  }

  /** Somebody signed in without WeChat, which takes a hundred a minute and no more. */
  async resident(): Promise<Person> {
    const { container } = this.town;
    const database = await container.getAsync(Database);
    const sealer = await container.getAsync<Sealer>('sealer');
    const personId = await database.unitOfWork((uow) =>
      insertResident(uow, sealer, { name: `志愿者${randomUUID().slice(0, 4)}`, unionid: undefined }),
    );
    return this.signedIn(personId, 'volunteer');
  }

  private async signedIn(personId: number, program: 'command' | 'volunteer'): Promise<Person> {
    const sessions = await this.town.container.getAsync(Sessions);
    const { token } = await sessions.begin({ personId, program, ip: '127.0.0.1' });
    return new Person(this.town, token);
  }

  async put<T = object>(who: Person, path: string, body: Body): Promise<Answered<T>> {
    return this.town.request.put(`/api${path}`).set('Authorization', `Bearer ${who.token}`).send(body);
  }

  /** A plan that begins in so many hours and takes two. */
  plan(hours: number, more: Body = {}): Body {
    return {
      title: '为老人理发',
      words: '请带上工具，到社区活动室集合',
      kind: 'care',
      place: LAMP_PLACE,
      address: '社区活动室',
      startsAt: this.now + hours * HOUR,
      endsAt: this.now + (hours + 2) * HOUR,
      capacity: 2,
      points: 20,
      ...more,
    };
  }

  async planned(desk: Person, plan: Body, orderIds: readonly number[] = []): Promise<ActivityView> {
    return made(
      await desk.post<ActivityView>('/volunteer/activities', {
        communityId: this.communityId,
        plan,
        orderIds,
      }),
    );
  }

  async published(desk: Person, plan: Body, orderIds: readonly number[] = []): Promise<ActivityView> {
    const { id } = await this.planned(desk, plan, orderIds);
    return this.acts(desk, id, 'publish');
  }

  async acts(desk: Person, id: number, action: string, form: Body = {}): Promise<ActivityView> {
    return made(await desk.post<ActivityView>(`/volunteer/activities/${id}/steps/${action}`, { form }));
  }

  async orders(who: Person, more: Body = {}): Promise<OrderView> {
    const wanted = { wantedFrom: this.now + DAY, wantedTo: this.now + 2 * DAY };
    return made(
      await who.post<OrderView>('/volunteer/orders', {
        kind: 'care',
        words: '母亲腿脚不便，想请人上门理发',
        place: LAMP_PLACE,
        ...wanted,
        ...more,
      }),
    );
  }

  claims(who: Person, activityId: number): Promise<Answered<ClaimView>> {
    return who.post<ClaimView>(`/volunteer/activities/${activityId}/claims`);
  }

  claimStep(who: Person, id: number, action: string, form: Body = {}): Promise<Answered<ClaimView>> {
    return who.post<ClaimView>(`/volunteer/claims/${id}/steps/${action}`, { form });
  }

  async code(desk: Person, activityId: number): Promise<string> {
    return made(await desk.get<CheckCodeView>(`/volunteer/activities/${activityId}/code`)).text;
  }

  /** A scan as the program sends it. */
  scan(who: Person, way: 'in' | 'out', code: string, more: Body = {}): Promise<Answered<ClaimView>> {
    const device = `phone-${who.token.slice(0, 20)}`;
    const at = { place: LAMP_PLACE, phoneAt: this.now };
    return who.post<ClaimView>('/volunteer/checks', { way, code, device, ...at, ...more });
  }

  async claimOf(who: Person, id: number): Promise<ClaimView> {
    return made(await who.get<ClaimView>(`/volunteer/claims/${id}`));
  }

  /** What somebody was told, the newest first. */
  async titles(who: Person): Promise<string[]> {
    return made(await who.get<Page<NoticeView>>('/inbox')).rows.map(({ title }) => title);
  }

  async record(who: Person): Promise<RecordView> {
    const { record } = made(await who.get<{ record?: RecordView }>('/volunteer/me/record'));
    if (!record) throw new Error('has not joined');
    return record;
  }

  /** Lets the clock's hand and the outbox catch up. */
  async catchUp(): Promise<void> {
    await (await this.town.container.getAsync(VolunteerRound)).once();
    const deliveries = await this.town.container.getAsync(Deliveries);
    // What is carried out may leave something else to carry.
    while ((await deliveries.runDue()) > 0);
  }

  /** What was written to the outbox for whoever keeps accounts of service. */
  async served(activityId: number): Promise<Body[]> {
    const database = await this.town.container.getAsync(Database);
    const rows = await database.read<{ body: string }>(
      "SELECT body FROM delivery WHERE topic = 'volunteer.served' ORDER BY id",
    );
    return rows
      .map(({ body }) => JSON.parse(body) as Body)
      .filter((served) => served['activityId'] === activityId);
  }
}

export function made<T>({ status, body }: Answered<T>): T {
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body;
}

export const code = ({ body }: Answered<unknown>): string | undefined =>
  (body as { error?: { code: string } }).error?.code;
export const says = ({ body }: Answered<unknown>): string | undefined =>
  (body as { error?: { message: string } }).error?.message;
