import type { BalanceView, GoodView, RedemptionView } from '../contract/points/points.api';
import { idOfNumber } from '../src/case/case.row';
import { Database } from '../src/kernel/database';
import { Deliveries } from '../src/kernel/delivery';
import { Ledger } from '../src/points/ledger';
import { Points } from '../src/points/points';
import type { Answered, Person, Town } from './build';
import { made, Volunteering } from './volunteering';

/** Reports that prove true, points, goods and their counter. */
export class Rewarding {
  private constructor(
    readonly town: Town,
    readonly at: Volunteering,
    private readonly office: Record<'wang' | 'zhang' | 'liang' | 'sun', Person> & { lighting: number },
    private readonly books: { readonly database: Database; readonly ledger: Ledger },
  ) {}

  get database(): Database {
    return this.books.database;
  }

  get ledger(): Ledger {
    return this.books.ledger;
  }

  static async in(town: Town): Promise<Rewarding> {
    const [wang, zhang, liang, sun] = await Promise.all([
      ...(['wang', 'zhang', 'liang', 'sun'] as const).map((account) => town.staff(account)),
    ] as [Promise<Person>, Promise<Person>, Promise<Person>, Promise<Person>]);
    const { rows } = (await zhang.get<{ rows: { id: number; name: string }[] }>('/units/handlers')).body;
    const lighting = rows.find(({ name }) => name.includes('路灯'))?.id ?? 0;
    const database = await town.container.getAsync(Database);
    const ledger = await town.container.getAsync(Ledger);
    const at = await Volunteering.in(town);
    return new Rewarding(town, at, { wang, zhang, liang, sun, lighting }, { database, ledger });
  }

  /** A report found true on the spot; gives its number. */
  async verified(reporter: Person, joining: readonly Person[] = []): Promise<string> {
    const { wang, zhang, liang, sun, lighting } = this.office;
    const no = await reporter.reports('路灯不亮');
    for (const neighbour of joining) await neighbour.does(no, 'join', { words: '我也看到', files: [] });
    await wang.does(no, 'file');
    await zhang.does(no, 'dispatch', { unitId: lighting });
    await liang.does(no, 'accept');
    await liang.does(no, 'answer', { ending: 'solved', words: '已修好', files: [await liang.photo()] });
    await sun.does(no, 'pass', { words: '现场已亮' });
    return no;
  }

  async carriedOut(): Promise<void> {
    const deliveries = await this.town.container.getAsync(Deliveries);
    while ((await deliveries.runDue()) > 0);
  }

  /** Carries out every delivery of the topic about the case once more, as after a crash. */
  async again(topic: string, no: string): Promise<void> {
    await this.database.unitOfWork((uow) =>
      uow.run(
        "UPDATE delivery SET state = 'waiting', dueAt = 0, leaseUntil = 0 WHERE topic = ? AND body LIKE ?",
        [topic, `{"caseId":${idOfNumber(no)},%`],
      ),
    );
    await this.carriedOut();
  }

  async balance(who: Person): Promise<number> {
    return made(await who.get<BalanceView>('/points/me')).balance;
  }

  async idOf(who: Person): Promise<number> {
    return made(await who.get<{ id: number }>('/me')).id;
  }

  /** Somebody with points, past the caps: as an organiser's figure gives them over many months. */
  async rich(points: number): Promise<Person> {
    const person = await this.at.resident();
    await this.give(await this.idOf(person), points);
    return person;
  }

  async give(personId: number, points: number): Promise<void> {
    const book = await this.town.container.getAsync(Points);
    await this.database.unitOfWork((uow) =>
      uow.run("UPDATE points_rule SET dayCap = NULL, monthCap = NULL WHERE code = 'activity'"),
    );
    await this.database.unitOfWork((uow) =>
      book.earn(uow, {
        ...{ personId, points, rule: 'activity', communityId: this.at.communityId, words: '志愿服务' },
        reason: `test:${personId}:${uow.now}:${points}`,
      }),
    );
  }

  async offers(desk: Person, good: Partial<GoodView> = {}): Promise<GoodView> {
    const { communityId } = this.at;
    const body = { communityId, title: '洗衣液', words: '两公斤', points: 50, stock: 3, ...good };
    return made(await desk.post<GoodView>('/shop/goods', body));
  }

  redeems(who: Person, goodId: number): Promise<Answered<RedemptionView>> {
    return who.post<RedemptionView>(`/shop/goods/${goodId}/redemptions`);
  }

  step(who: Person, id: number, action: string, form = {}): Promise<Answered<RedemptionView>> {
    return who.post<RedemptionView>(`/shop/redemptions/${id}/steps/${action}`, { form });
  }

  async stock(goodId: number): Promise<number> {
    const row = await this.database.readOne<{ stock: number }>('SELECT stock FROM shop_good WHERE id = ?', [
      goodId,
    ]);
    return row?.stock ?? -1;
  }
}
