import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MIGRATIONS } from '../../database/migrations/all';
import { AuditLog } from '../kernel/audit';
import { AuditChain } from '../kernel/audit-chain';
import { Clock } from '../kernel/clock';
import type { Database } from '../kernel/database';
import { everyDatabase, type TestDatabase } from '../kernel/database.testing';
import { AuditAnchors } from './audit.anchors';
import { AuditCheckup } from './audit.check';
import { auditCsv } from './audit.csv';
import { exportHolds, signExport } from './audit.signature';

const DAY = 86_400_000;

interface Desk {
  log: AuditLog;
  chain: AuditChain;
  anchors: AuditAnchors;
  checkup: AuditCheckup;
  settings: { dataDir: string; auditDigest: 'sha256' | 'sm3'; auditKeepDays: number };
}

function deskOver(database: Database): Desk {
  const dataDir = mkdtempSync(join(tmpdir(), 'one-net-audit-'));
  const settings: Desk['settings'] = { dataDir, auditDigest: 'sha256', auditKeepDays: 180 };
  const log = Object.assign(new AuditLog(), { database });
  const chain = Object.assign(new AuditChain(), { database, settings });
  const anchors = Object.assign(new AuditAnchors(), { database, chain, log, settings });
  const checkup = Object.assign(new AuditCheckup(), { database, chain, anchors });
  return { log, chain, anchors, checkup, settings };
}

describe.each(everyDatabase())('the audit log on %s', (name, open) => {
  let opened: TestDatabase;
  let desk: Desk;
  const clock = new Clock();
  const sql = (text: string): Promise<unknown> => opened.database.unitOfWork((uow) => uow.run(text));
  const happens = (subject: string, reason = ''): Promise<void> =>
    desk.log.note({ actor: { id: 7 }, action: 'personalDataRead', subject, detail: { reason } });
  const guard = (text: string): Promise<unknown> => opened.database.source.query(text);

  beforeEach(async () => {
    const contents = { entities: [], migrations: MIGRATIONS };
    opened = await open(`audit_${name.toLowerCase()}_${Math.floor(performance.now())}`, contents, clock);
    desk = deskOver(opened.database);
  });
  afterEach(async () => {
    clock.set(Date.now);
    await opened.close();
    rmSync(desk.settings.dataDir, { recursive: true });
  });

  it('keeps every row of many writers and several chainers at once, in one unbroken chain', async () => {
    const other = deskOver(opened.database);
    await Promise.all([
      ...Array.from({ length: 120 }, (_, n) => happens(`person:${n}`)),
      ...Array.from({ length: 6 }, (_, n) => (n % 2 ? desk : other).chain.extend()),
    ]);
    await Promise.all([desk.chain.extend(), other.chain.extend()]);
    rmSync(other.settings.dataDir, { recursive: true });
    const rows = await opened.database.read<{ seq: number; subject: string }>(
      'SELECT seq, subject FROM audit_log ORDER BY seq',
    );
    expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: 120 }, (_, n) => n + 1));
    expect(new Set(rows.map(({ subject }) => subject)).size).toBe(120);
    expect(await desk.checkup.run()).toEqual({ rows: 120, anchors: 0, remarks: [] });
  });

  it('forgets what was rolled back, and masks a number somebody typed into a reason', async () => {
    const failing = opened.database.unitOfWork(async (uow) => {
      await desk.log.record(uow, { actor: undefined, action: 'signIn', subject: 'person:1' });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await happens('person:2', '回访 13812345678，证号 110101199003071234');
    await desk.chain.extend();
    const rows = await opened.database.read<{ detail: string }>('SELECT detail FROM audit_log');
    expect(rows).toEqual([{ detail: '{"reason":"回访 138****5678，证号 110101********1234"}' }]);
  });

  it('lets nobody change or delete a row, by whatever statement', async () => {
    await happens('person:1');
    await desk.chain.extend();
    await desk.anchors.anchor();
    const append = /append-only/;
    await expect(sql("UPDATE audit_log SET subject = 'person:9'")).rejects.toThrow(append);
    await expect(sql('DELETE FROM audit_log')).rejects.toThrow(append);
    await expect(sql('DELETE FROM audit_anchor')).rejects.toThrow(append);
    expect((await desk.checkup.run()).broken).toBeUndefined();
  });

  it('names the row that was changed by someone who took the guards away', async () => {
    for (const n of [1, 2, 3, 4, 5]) await happens(`person:${n}`);
    await desk.chain.extend();
    await guard('DROP TRIGGER audit_log_stays');
    await sql("UPDATE audit_log SET subject = 'person:99' WHERE seq = 3");
    const check = await desk.checkup.run();
    expect(check.broken).toEqual({ seq: 3, says: '第 3 条被改动' });
    expect(check.remarks[0]).toContain('触发器');
  });

  it('misses a row taken out of the middle, and rows cut off at the end', async () => {
    for (const n of [1, 2, 3, 4, 5]) await happens(`person:${n}`);
    await desk.chain.extend();
    await guard('DROP TRIGGER audit_log_kept');
    await sql('DELETE FROM audit_log WHERE seq = 5');
    expect((await desk.checkup.run()).broken).toEqual({ seq: 5, says: '第 5 条起缺失：应有 5 条' });
    await sql('DELETE FROM audit_log WHERE seq = 2');
    expect((await desk.checkup.run()).broken).toEqual({ seq: 2, says: '第 2 条缺失' });
  });

  it('sees a whole chain made anew by the anchor in the file', async () => {
    await happens('person:1');
    await happens('person:2');
    await desk.chain.extend();
    await desk.anchors.anchor();
    for (const trigger of ['audit_log_kept', 'audit_anchor_kept']) await guard(`DROP TRIGGER ${trigger}`);
    for (const text of [
      'DELETE FROM audit_log',
      'DELETE FROM audit_anchor',
      "UPDATE fact SET value = '' WHERE name = 'audit-head'",
    ])
      await sql(text);
    await happens('person:1');
    await happens('person:3');
    const { broken } = await desk.checkup.run();
    expect(broken).toMatchObject({ seq: 2, says: expect.stringContaining('的锚不一致') });
  });

  it('goes on after what is older than 180 days was cleared away up to an anchor', async () => {
    const now = Date.now();
    clock.set(() => now - 200 * DAY);
    await happens('person:1');
    await happens('person:2');
    await desk.chain.extend();
    await desk.anchors.anchor();
    expect(await desk.anchors.anchor()).toBeUndefined();
    clock.set(() => now - 10 * DAY);
    await happens('person:3');
    await desk.chain.extend();
    await desk.anchors.anchor();
    clock.set(() => now);
    expect(await desk.anchors.prune()).toBe(2);
    expect(await desk.checkup.run()).toMatchObject({ rows: 2, remarks: [] });
    expect(await desk.anchors.prune()).toBe(0);
    expect((await desk.checkup.run()).broken).toBeUndefined();
  });

  it('changes its digest to SM3 in the middle of a log', async () => {
    await happens('person:1');
    await desk.chain.extend();
    desk.settings.auditDigest = 'sm3';
    await happens('person:2');
    await desk.chain.extend();
    const rows = await opened.database.read<{ method: string }>('SELECT method FROM audit_log ORDER BY seq');
    expect(rows.map(({ method }) => method)).toEqual(['sha256', 'sm3']);
    expect((await desk.checkup.run()).broken).toBeUndefined();
  });
});

describe('an extract', () => {
  const row = {
    seq: 1,
    at: Date.UTC(2026, 10, 23, 15, 59, 59),
    actorId: 7,
    action: 'signIn',
    subject: '=HYPERLINK("http://x")',
    detail: '{}',
    ip: '10.0.0.1',
    method: 'sha256' as const,
    hash: 'f'.repeat(64),
  };

  it('holds no cell that a spreadsheet would run', () => {
    const csv = auditCsv([row], () => '@张敏');
    expect(csv).toContain('1,2026-11-23 23:59:59,登录,7,\'@张敏,"\'=HYPERLINK(""http://x"")",{},10.0.0.1');
  });

  it('is signed, and the signature does not hold for one byte more', () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'one-net-sign-'));
    const csv = auditCsv([row], String);
    const { signature, publicKey } = signExport(csv, dataDir);
    expect(signExport(csv, dataDir).signature).toBe(signature);
    expect(readFileSync(join(dataDir, 'audit-key.pub.pem'), 'utf8')).toBe(publicKey);
    expect(exportHolds(Buffer.from(csv), signature, publicKey)).toBe(true);
    expect(exportHolds(Buffer.from(`${csv} `), signature, publicKey)).toBe(false);
    writeFileSync(join(dataDir, 'audit-key.pem'), 'not a key');
    expect(() => signExport(csv, dataDir)).toThrow();
    rmSync(dataDir, { recursive: true });
  });
});
