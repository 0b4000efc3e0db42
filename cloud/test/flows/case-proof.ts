import { buffer } from 'node:stream/consumers';
import type { TrailProof } from '../../contract/case/case.api';
import { CaseAudit } from '../../src/case/case.audit';
import { caseNumber, idOfNumber, type CaseRecord } from '../../src/case/case.row';
import { WorkCalendar } from '../../src/kernel/calendar';
import { CalendarVersion } from '../../src/kernel/calendar-version';
import { CalendarVersions } from '../../src/kernel/calendar-versions';
import { Database, type SqlValue } from '../../src/kernel/database';
import { FilesAudit } from '../../src/kernel/files.audit';
import { openFileStore, storeKey, type FileRecord } from '../../src/kernel/files.store';
import { readSettings } from '../../src/kernel/settings';
import { ANNOUNCED } from '../../src/kernel/working-days';
import { VolunteerAudit } from '../../src/volunteer/volunteer.audit';
import type { Person, Story } from '../build';
import { Volunteering } from '../volunteering';

/** As the next notice will make it. */
const LONGER = { ...ANNOUNCED, rest: [...ANNOUNCED.rest, '2031-10-01'] };

type Row = Record<string, SqlValue>;

/** Whoever writes into the tables is found out, and whoever changes the office hours changes nothing that was. */
export const caseProof: Story = (town) => {
  let li: Person, wang: Person, zhang: Person, liang: Person;
  let database: Database;
  let lighting: number;
  let no: string;

  beforeAll(async () => {
    database = await town().container.getAsync(Database);
    li = await town().resident('li-guilan');
    [wang, zhang, liang] = [
      await town().staff('wang'),
      await town().staff('zhang'),
      await town().staff('liang'),
    ];
    const { body } = await zhang.get<{ rows: { id: number; name: string }[] }>('/units/handlers');
    lighting = body.rows.find((unit) => unit.name.includes('路灯'))?.id ?? 0;
    no = await li.reports('桥头路灯不亮');
    await wang.does(no, 'file');
    await zhang.does(no, 'dispatch', { unitId: lighting, words: '请尽快修复' });
    await liang.does(no, 'accept');
  });

  const findings = async (): Promise<string[]> => {
    const audit = await town().container.getAsync(CaseAudit);
    const found = [];
    for await (const { no: of, says } of audit.findings()) found.push(`${of} ${says}`);
    return found;
  };
  const proof = async (): Promise<TrailProof> => (await zhang.get<TrailProof>(`/cases/${no}/proof`)).body;
  const row = async (sql: string, ...params: SqlValue[]): Promise<Row> => {
    const found = await database.readOne<Row>(sql, params);
    if (!found) throw new Error(`nothing found by ${sql}`);
    return found;
  };
  const set = (table: string, { id }: Row, column: string, value: SqlValue): Promise<void> =>
    database.unitOfWork((uow) => uow.update(table, Number(id), { [column]: value }));
  const third = (): Promise<Row> =>
    row('SELECT * FROM case_event WHERE caseId = ? AND seq = 3', idOfNumber(no));

  describe('a column of a step written over', () => {
    it.each<[column: string, wrong: (event: Row) => SqlValue]>([
      ['at', ({ at }) => Number(at) + 3 * 86_400_000],
      ['action', () => 'note'],
      ['toState', () => 'filed'],
      ['holderId', ({ holderId }) => Number(holderId) + 1],
      ['holderId', () => null],
      ['dueAt', ({ dueAt }) => Number(dueAt) + 1],
      ['byUnitId', ({ byUnitId }) => Number(byUnitId) + 1],
      ['byUnitId', () => null],
      ['byId', ({ byId }) => Number(byId) + 1],
      ['open', ({ open }) => String(open).replace('请尽快', '不必')],
      ['closed', ({ closed }) => String(closed).replace('byName', 'byname')],
      ['closed', () => ''],
      ['openDigest', () => '0'.repeat(64)],
      ['closedDigest', () => '0'.repeat(64)],
      ['hash', () => '0'.repeat(64)],
    ])('%s is found by the check of all and by the proof on the page', async (column, wrong) => {
      const event = await third();
      await set('case_event', event, column, wrong(event));
      const [found, shown] = [await findings(), await proof()];
      await set('case_event', event, column, event[column] ?? null);
      expect(found).toEqual([expect.stringContaining(`${no} `)]);
      expect([shown.ok, shown.broken]).toEqual([false, 3]);
      expect([await findings(), (await proof()).ok]).toEqual([[], true]);
    });
  });

  describe('a column of the case written over', () => {
    it.each<[column: string, wrong: (c: Row) => SqlValue]>([
      ['state', () => 'dispatched'],
      ['holderId', ({ deskId }) => deskId ?? null],
      ['dueAt', ({ dueAt }) => Number(dueAt) + 1],
      ['yellowAt', ({ yellowAt }) => Number(yellowAt) + 1],
      ['remaining', () => 1],
      ['reportedAt', ({ reportedAt }) => Number(reportedAt) + 1],
      ['reporterId', ({ reporterId }) => Number(reporterId) + 1],
      ['seq', ({ seq }) => Number(seq) + 1],
      ['head', () => '0'.repeat(64)],
    ])('%s is found, too', async (column, wrong) => {
      const c = await row('SELECT * FROM cases WHERE id = ?', idOfNumber(no));
      await set('cases', c, column, wrong(c));
      const [found, shown] = [await findings(), await proof()];
      await set('cases', c, column, c[column] ?? null);
      expect(found).toContainEqual(expect.stringContaining(`${no} `));
      expect(shown.ok).toBe(false);
      expect(await findings()).toEqual([]);
    });
  });

  describe('a photo changed for another', () => {
    let photo: string;
    let pictured: string;
    const altered = async (): Promise<string[]> => {
      const audit = await town().container.getAsync(FilesAudit);
      const found = [];
      for await (const { fileKey, says } of audit.findings()) if (fileKey === photo) found.push(says);
      return found;
    };

    beforeAll(async () => {
      photo = await li.photo();
      pictured = await li.reports('井盖破了', { files: [photo] });
    });

    it('is found by its row, which the trail knows', async () => {
      const file = await row('SELECT * FROM stored_file WHERE fileKey = ?', photo);
      await set('stored_file', file, 'sha256', '0'.repeat(64));
      const found = await findings();
      await set('stored_file', file, 'sha256', file['sha256'] ?? null);
      expect(found).toEqual([`${pictured} 留痕第 1 条的照片或视频与原来的不同`]);
      expect(await findings()).toEqual([]);
    });

    it('is found by its bytes, when they are read again; one that is lost, too', async () => {
      const file = await database.readOne<FileRecord>('SELECT * FROM stored_file WHERE fileKey = ?', [photo]);
      if (!file) throw new Error('no such photo');
      const store = openFileStore(town().settings);
      const bytes = await buffer((await store.open(storeKey(file))).stream);
      expect(await altered()).toEqual([]);
      await store.put(storeKey(file), Buffer.from('another picture'), file.type);
      expect(await altered()).toEqual(['与上传时不同']);
      await store.delete(storeKey(file));
      expect(await altered()).toEqual(['存储中没有']);
      await store.put(storeKey(file), bytes, file.type);
      expect(await altered()).toEqual([]);
    });
  });

  describe('a column of a volunteers’ step written over', () => {
    const trails = async (): Promise<string[]> => {
      const audit = await town().container.getAsync(VolunteerAudit);
      const found = [];
      for await (const { trail, says } of audit.findings()) found.push(`${trail} ${says}`);
      return found;
    };

    it.each<[column: string, wrong: (event: Row) => SqlValue]>([
      ['at', ({ at }) => Number(at) + 1],
      ['action', () => 'accept'],
      ['byId', ({ byId }) => Number(byId) + 1],
      ['closedSealed', () => null],
      ['hash', () => '0'.repeat(64)],
    ])('%s is found by the check of all', async (column, wrong) => {
      const at = await Volunteering.in(town());
      const { id } = await at.orders(li);
      const event = await row(
        "SELECT * FROM volunteer_event WHERE subject = 'order' AND subjectId = ? AND seq = 1",
        id,
      );
      await set('volunteer_event', event, column, wrong(event));
      const found = await trails();
      await set('volunteer_event', event, column, event[column] ?? null);
      expect(found).toEqual([expect.stringContaining(`volunteer-order-${id} `)]);
      expect(await trails()).toEqual([]);
    });
  });

  describe('other office hours, and a longer list of holidays', () => {
    const renews = async (hours: string, announced = ANNOUNCED): Promise<void> => {
      const calendar = await town().container.getAsync<WorkCalendar>('calendar');
      const settings = readSettings({ WORK_HOURS: hours });
      await Object.assign(new CalendarVersions(), { database, settings, calendar }).renew(announced);
    };
    const was = (): string =>
      town()
        .settings.workHours.map(({ from, to }) => `${from}-${to}`)
        .join(',');
    afterAll(() => renews(was()));

    /** Of cases that other stories have not carried into days to come: the new hours are in force there. */
    const findingsUntilNow = async (): Promise<string[]> => {
      const ahead = await database.read<Pick<CaseRecord, 'id' | 'reportedAt'>>(
        'SELECT id, reportedAt FROM cases WHERE id IN (SELECT caseId FROM case_event WHERE at > ?)',
        [Date.now()],
      );
      const numbers = new Set(ahead.map(caseNumber));
      return (await findings()).filter((found) => !numbers.has(found.split(' ')[0] ?? ''));
    };

    it('leave every clock that ran before as it was, and every minute that passed', async () => {
      const { holds, dueAt } = await li.sees(no);
      for (const [hours, announced] of [
        ['09:00-12:00,13:00-18:00', ANNOUNCED],
        ['00:00-23:59', LONGER],
      ] as const) {
        await renews(hours, announced);
        expect(await findingsUntilNow()).toEqual([]);
        const now = await li.sees(no);
        expect(now.dueAt).toBe(dueAt);
        expect(now.holds.slice(0, -1)).toEqual(holds.slice(0, -1));
        await liang.does(no, 'note', { words: `照${hours}上班` });
        const next = await li.reports(`路灯不亮 ${hours}`);
        await wang.does(next, 'file');
        expect([await findingsUntilNow(), (await proof()).ok]).toEqual([[], true]);
      }
      const fresh = await li.sees(await li.reports('路灯又不亮'));
      const newest = new CalendarVersion([{ from: '00:00', to: '23:59' }], LONGER);
      expect(fresh.dueAt).toBe(newest.addWorking(fresh.events[0]?.at ?? 0, { amount: 2, unit: 'h' }));
      expect((await li.sees(no)).seen).toBe(6);
    });
  });
};
