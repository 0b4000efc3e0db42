import type { NoticeView } from '../contract/notify/notify.api';
import type { Page } from '../contract/route';
import { CaseService } from '../src/case/case.service';
import { Clock } from '../src/kernel/clock';
import { Database } from '../src/kernel/database';
import { Deliveries } from '../src/kernel/delivery';
import type { Person, Town } from './build';

const RESIDENTS = { li: 'li-guilan', chen: 'chen-yutong' } as const;
/** Intake, shift leader, dispatchers of district, street and community, handler, grid worker, leader. */
const STAFF = ['wang', 'zhao', 'zhang', 'zhou', 'fang', 'liang', 'sun', 'lin'] as const;

type Name = keyof typeof RESIDENTS | (typeof STAFF)[number];

/** Those a case passes by, and how far they bring it. */
export class Casework {
  private constructor(
    readonly town: Town,
    readonly people: Readonly<Record<Name, Person>>,
    readonly units: readonly { id: number; name: string }[],
  ) {}

  static async in(town: Town): Promise<Casework> {
    const people: Partial<Record<Name, Person>> = {};
    for (const name of STAFF) people[name] = await town.staff(name);
    people.li = await town.resident(RESIDENTS.li);
    people.chen = await town.resident(RESIDENTS.chen);
    const all = people as Record<Name, Person>;
    const { rows } = (await all.zhang.get<{ rows: { id: number; name: string }[] }>('/units/handlers')).body;
    return new Casework(town, all, rows);
  }

  /** The handling unit with this in its name. */
  unitNamed(part: string): number {
    const found = this.units.find(({ name }) => name.includes(part));
    if (!found) throw new Error(`no unit ${part}`);
    return found.id;
  }

  get lighting(): number {
    return this.unitNamed('路灯');
  }

  async filed(text = '文昌路路灯不亮', by = this.people.li): Promise<string> {
    const no = await by.reports(text);
    await this.people.wang.does(no, 'file');
    return no;
  }

  async dispatched(text?: string): Promise<string> {
    const no = await this.filed(text);
    await this.people.zhang.does(no, 'dispatch', { unitId: this.lighting });
    return no;
  }

  async atWork(text?: string): Promise<string> {
    const no = await this.dispatched(text);
    await this.people.liang.does(no, 'accept');
    return no;
  }

  async answered(text?: string, ending = 'solved'): Promise<string> {
    const no = await this.atWork(text);
    await this.answers(no, ending);
    return no;
  }

  async answers(no: string, ending = 'solved'): Promise<void> {
    await this.people.liang.does(no, 'answer', { ending, words: '如实反馈' });
  }

  /** What somebody's inbox says of this case, newest first. */
  async told(who: Person, no: string): Promise<string[]> {
    const deliveries = await this.town.container.getAsync(Deliveries);
    while ((await deliveries.runDue()) > 0);
    const { status, body } = await who.get<Page<NoticeView>>('/inbox?size=100');
    if (status !== 200) throw new Error(JSON.stringify(body));
    return body.rows.filter(({ about }) => about?.id === no).map(({ title, body: words }) => title + words);
  }

  /** As if the case had stood as it does for so long, ms. */
  async waited(no: string, ms: number): Promise<void> {
    const database = await this.town.container.getAsync(Database);
    await database.unitOfWork((uow) =>
      uow.run('UPDATE cases SET enteredAt = enteredAt - ? WHERE id = ?', [ms, Number(no.slice(6))]),
    );
  }
}

/** Lets the town live to that moment and the clock take its steps. */
export async function passTime(town: Town, to: number): Promise<void> {
  const restore = (await town.container.getAsync(Clock)).set(() => to + 1000);
  try {
    await (await town.container.getAsync(CaseService)).tick(to + 1000);
  } finally {
    restore();
  }
}
