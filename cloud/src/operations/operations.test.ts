import { bootTown, type Person, type Town } from '../../test/build';
import type { OperationsView } from '../../contract/operations/operations.api';
import { AuditLog } from '../kernel/audit';
import { AuditChain } from '../kernel/audit-chain';
import { Database } from '../kernel/database';
import { PersonalFiles } from '../kernel/personal-data.files';
import { Tidying } from './tidying';

const TOKEN = 'metrics-token-for-this-test';
let town: Town;
let admin: Person, auditor: Person, clerk: Person, resident: Person;

beforeAll(async () => {
  town = await bootTown(undefined, { METRICS_TOKEN: TOKEN, WORKERS: '0' });
  const database = await town.container.getAsync(Database);
  const accountOf = async (post: string): Promise<string> => {
    const row = await database.readOne<{ account: string }>(
      'SELECT p.account FROM person p JOIN person_post h ON h.personId = p.id WHERE h.post = ? ORDER BY p.id LIMIT 1',
      [post],
    );
    return row?.account ?? '';
  };
  admin = await town.staff(await accountOf('systemAdmin'));
  auditor = await town.staff(await accountOf('auditAdmin'));
  clerk = await town.staff('wang');
  resident = await town.resident('someone');
}, 60_000);
afterAll(() => town.stop());

const CALL = { personId: 1, bodyHash: '', answerRef: '' };
const database = (): Promise<Database> => town.container.getAsync(Database);

async function deadLetter(): Promise<number> {
  const row = {
    topic: 'wechat.message',
    body: JSON.stringify({ openid: 'oABCD1234567890abcdefghijkl', no: '261123000001', title: '张三的路灯' }),
    state: 'dead',
    attempts: 8,
    dueAt: 1,
    error: "40003 invalid openid 'oABCD1234567890abcdefghijkl'",
    createdAt: 1,
  };
  return (await database()).unitOfWork((uow) => uow.insert('delivery', row));
}

const stateOf = async (id: number) =>
  (await database()).readOne<{ state: string; attempts: number }>(
    'SELECT state, attempts FROM delivery WHERE id = ?',
    [id],
  );

describe('for machines', () => {
  it('says that it lives, in which version, and whether it is ready', async () => {
    await town.request.get('/api/health').expect(200, { alive: true });
    const { body } = await town.request.get('/api/version').expect(200);
    expect(body.version).toMatch(/^\d+\.\d+\.\d+/);
    await town.request.get('/api/ready').expect(200, {
      ready: true,
      checks: { database: 'ok', files: 'ok', migrations: 'ok', queue: 'ok' },
    });
  });

  it('is not ready while nobody takes a delivery that is long due', async () => {
    const id = await (
      await database()
    ).unitOfWork((uow) =>
      uow.insert('delivery', { topic: 'x', body: '{}', state: 'waiting', dueAt: 1, createdAt: 1 }),
    );
    await new Promise((later) => setTimeout(later, 2100));
    const { body } = await town.request.get('/api/ready').expect(503);
    expect(body).toMatchObject({ ready: false, checks: { database: 'ok', queue: 'failed' } });
    await (await database()).unitOfWork((uow) => uow.run('DELETE FROM delivery WHERE id = ?', [id]));
  });

  it('shows its metrics to whoever has the token, and denies to anybody else that there are any', async () => {
    for (const authorization of ['', 'Bearer wrong', TOKEN, `Bearer ${admin.token}`])
      await town.request.get('/api/metrics').set('Authorization', authorization).expect(404);
    await clerk.get('/cases/261123999999');
    const id = await deadLetter();
    const { text } = await town.request
      .get('/api/metrics')
      .set('Authorization', `Bearer ${TOKEN}`)
      .expect(200)
      .expect('Content-Type', /^text\/plain/);
    expect(text).toContain('one_net_http_requests_total{method="GET",route="/api/cases/:no",status="404"} 1');
    expect(text).toContain('one_net_deliveries_dead{topic="wechat.message"} 1');
    for (const name of ['nodejs_eventloop_lag_seconds', 'one_net_sessions', 'one_net_database_work'])
      expect(text).toContain(name);
    expect(text).not.toContain('261123999999');
    await (await database()).unitOfWork((uow) => uow.run('DELETE FROM delivery WHERE id = ?', [id]));
  });
});

describe('the page of the system administrator', () => {
  it('is shown to no one else', async () => {
    for (const person of [auditor, clerk, resident, town.stranger]) {
      const paths = ['/operations', '/operations/dead-letters'];
      for (const path of paths) expect([401, 403]).toContain((await person.get(path)).status);
      const id = await deadLetter();
      expect([401, 403]).toContain((await person.post(`/operations/dead-letters/${id}/retry`)).status);
      expect(await stateOf(id)).toMatchObject({ state: 'dead' });
    }
  });

  it('tells how the service is', async () => {
    const { status, body } = await admin.get<object>('/operations');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      readiness: { checks: { database: 'ok' } },
      database: { kind: 'sqlite', places: 1 },
      sessions: expect.any(Number),
      metrics: true,
      answered: { requests: expect.any(Number), faults: expect.any(Number), mean: expect.any(Number) },
    });
    expect(body).not.toHaveProperty('lastBackup');
  });

  it('tells of the last backup, and counts what this process answers', async () => {
    const audit = await town.container.getAsync(AuditLog);
    const made = { actor: undefined, action: 'backupMade', subject: 'database' } as const;
    await audit.note({ ...made, detail: { rows: 7, files: 1 } });
    await (await town.container.getAsync(AuditChain)).extend();
    const first = (await admin.get<OperationsView>('/operations')).body;
    expect(first.lastBackup).toMatchObject({ rows: 7, files: 1 });
    await audit.note({ ...made, detail: { rows: 8, files: 2 } });
    const { body } = await admin.get<OperationsView>('/operations');
    expect(body.lastBackup).toEqual({ at: expect.any(Number), rows: 8, files: 2 });
    expect(body.answered.requests).toBe(first.answered.requests + 1);
    expect(body.answered.faults).toBeGreaterThan(0);
  });

  it('lists what was given up, without telling whom it was about', async () => {
    const id = await deadLetter();
    const { body } = await admin.get<{ rows: { id: number; about: unknown }[] }>('/operations/dead-letters');
    const letter = body.rows.find((row) => row.id === id);
    expect(letter).toMatchObject({ attempts: 8, about: [{ name: 'no', value: '261123000001' }] });
    expect(JSON.stringify(body)).not.toMatch(/oABCD|张三/);
    expect((await admin.get('/operations/dead-letters?after=nonsense')).body.error?.code).toBe('badCursor');
  });

  it('has a letter tried again, once, and remembers who wanted it', async () => {
    const id = await deadLetter();
    expect((await admin.post(`/operations/dead-letters/${id}/retry`)).status).toBe(200);
    expect(await stateOf(id)).toEqual({ state: 'waiting', attempts: 0 });
    expect((await admin.post(`/operations/dead-letters/${id}/retry`)).status).toBe(404);
    expect(await auditOf(id)).toEqual(['deadLetterRetried']);
  });

  it('lets a letter go for a reason, not without', async () => {
    const id = await deadLetter();
    const discard = (reason: string) => admin.post(`/operations/dead-letters/${id}/discard`, { reason });
    expect((await discard(' ')).body.error?.code).toBe('badInput');
    expect(await stateOf(id)).toMatchObject({ state: 'dead' });
    expect((await discard('号码已注销')).status).toBe(200);
    expect(await stateOf(id)).toMatchObject({ state: 'discarded' });
    expect(await auditOf(id)).toEqual(['deadLetterDiscarded']);
  });
});

it('keeps nothing for ever that is over, and nothing less than its time', async () => {
  const days = (count: number): number => Date.now() - count * 86_400_000;
  const tidying = await town.container.getAsync(Tidying);
  const letter = { topic: 'case.told', body: '{}', attempts: 1, createdAt: 1 };
  const { old, kept } = await (
    await database()
  ).unitOfWork(async (uow) => {
    const session = { personId: 1, program: 'resident', startedAt: 1, seenAt: 1 };
    return {
      old: [
        ['delivery', await uow.insert('delivery', { ...letter, state: 'done', dueAt: days(15) })],
        ['delivery', await uow.insert('delivery', { ...letter, state: 'discarded', dueAt: days(15) })],
        ['once', await uow.insert('once', { ...CALL, onceKey: 'long ago', at: days(31) })],
        ['session', await uow.insert('session', { ...session, tokenHash: 'old', expiresAt: days(181) })],
      ],
      kept: [
        ['delivery', await uow.insert('delivery', { ...letter, state: 'done', dueAt: days(13) })],
        ['delivery', await uow.insert('delivery', { ...letter, state: 'dead', dueAt: days(400) })],
        ['once', await uow.insert('once', { ...CALL, onceKey: 'lately', at: days(29) })],
        ['session', await uow.insert('session', { ...session, tokenHash: 'new', expiresAt: days(179) })],
      ],
    } as const;
  });
  // The uploads cannot be cleared away this time: all else is.
  const files = await town.container.getAsync(PersonalFiles);
  const full = jest.spyOn(files, 'clearUnused').mockRejectedValueOnce(new Error('no disk'));
  await expect(tidying.once()).rejects.toThrow('no disk');
  full.mockRestore();
  const left = async (rows: readonly (readonly [string, number])[]): Promise<number> => {
    const db = await database();
    const found = rows.map(([table, id]) => db.read(`SELECT id FROM ${table} WHERE id = ?`, [id]));
    return (await Promise.all(found)).flat().length;
  };
  expect([await left(old), await left(kept)]).toEqual([0, kept.length]);
});

async function auditOf(id: number): Promise<string[]> {
  const rows = await (
    await database()
  ).read<{ action: string }>(
    'SELECT action FROM audit_waiting WHERE subject = ? UNION ALL SELECT action FROM audit_log WHERE subject = ?',
    [`delivery:${id}`, `delivery:${id}`],
  );
  return rows.map(({ action }) => action);
}
