import { MIGRATIONS } from '../../database/migrations/all';
import { parseDuration, WorkCalendar } from './calendar';
import { CalendarVersions } from './calendar-versions';
import { everyDatabase, type TestDatabase } from './database.testing';
import { readSettings } from './settings';
import { ANNOUNCED } from './working-days';

const at = (text: string): number => Date.parse(`${text}:00+08:00`);
const NINE_TO_SIX = { WORK_HOURS: '09:00-12:00,13:00-18:00' };
/** The next notice, as it will come in some winter. */
const LONGER = { ...ANNOUNCED, rest: [...ANNOUNCED.rest, '2031-10-01'] };

describe.each(everyDatabase())('the calendar’s past on %s', (_name, open) => {
  let test: TestDatabase;

  beforeAll(async () => void (test = await open('calendars', { entities: [], migrations: MIGRATIONS })));
  afterAll(() => test.close());
  beforeEach(() => test.database.unitOfWork((uow) => uow.run('DELETE FROM calendar_version')));

  const process = (env: Record<string, string>) => {
    const settings = readSettings(env);
    const calendar = new WorkCalendar(settings.workHours);
    const { database } = test;
    return { calendar, versions: Object.assign(new CalendarVersions(), { database, settings, calendar }) };
  };
  const starts = async (env: Record<string, string>, announced = ANNOUNCED): Promise<WorkCalendar> => {
    const { calendar, versions } = process(env);
    await versions.load();
    await versions.renew(announced);
    return calendar;
  };
  const count = async (): Promise<number> =>
    (await test.database.read('SELECT no FROM calendar_version')).length;
  const opens = (calendar: WorkCalendar, day: string): string =>
    new Date(calendar.addWorking(at(`${day}T00:00`), parseDuration('1m')) + 8 * 3_600_000)
      .toISOString()
      .slice(0, 16);

  it('begins with the hours of the first start, and adds nothing while they stay', async () => {
    const calendar = await starts({});
    await starts({});
    expect(await count()).toBe(1);
    expect(opens(calendar, '2020-03-02')).toBe('2020-03-02T08:31');
  });

  it('keeps what was before other hours or a longer list of holidays came', async () => {
    await starts({});
    const hours = await starts(NINE_TO_SIX);
    expect([opens(hours, '2020-03-02'), opens(hours, '2031-10-01')]).toEqual([
      '2020-03-02T08:31',
      '2031-10-01T09:01',
    ]);
    const days = await starts(NINE_TO_SIX, LONGER);
    expect([opens(days, '2020-03-02'), opens(days, '2031-10-01')]).toEqual([
      '2020-03-02T08:31',
      '2031-10-02T09:01',
    ]);
    expect(await count()).toBe(3);
  });

  it('lets a command follow the service, whatever it is told itself', async () => {
    await starts({});
    const { calendar, versions } = process(NINE_TO_SIX);
    await versions.load();
    expect(opens(calendar, '2031-03-03')).toBe('2031-03-03T08:31');
    expect(await count()).toBe(1);
  });

  it('writes one version for two processes that start together', async () => {
    await Promise.all([starts({}), starts({})]);
    expect(await count()).toBe(1);
    const [one, other] = await Promise.all([starts(NINE_TO_SIX), starts(NINE_TO_SIX)]);
    expect(await count()).toBe(2);
    expect([opens(one, '2031-03-03'), opens(other, '2031-03-03')]).toEqual([
      '2031-03-03T09:01',
      '2031-03-03T09:01',
    ]);
  });
});
