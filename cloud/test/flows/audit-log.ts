import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AuditCheck, AuditExport, AuditRowView } from '../../contract/audit/audit.api';
import type { PersonView } from '../../contract/identity/identity.api';
import type { RequestView } from '../../contract/identity/rights.api';
import type { Page } from '../../contract/route';
import { verifyAuditExport, verifyAuditLog } from '../../src/audit/audit.command';
import { AuditAnchors } from '../../src/audit/audit.anchors';
import { AuditLog } from '../../src/kernel/audit';
import { Database } from '../../src/kernel/database';
import type { Person, Story } from '../build';

/** What the auditor reads, and nobody else. */
export const auditLog: Story = (town) => {
  let auditor: Person;

  beforeAll(async () => void (auditor = await town().staff('auditor')));

  const read = async (query = ''): Promise<Page<AuditRowView>> => {
    const { status, body } = await auditor.get<Page<AuditRowView>>(`/audit${query}`);
    expect(status).toBe(200);
    return body;
  };

  it('holds who signed in, from where, and who failed to', async () => {
    await town().request.post('/api/session/staff').send({ account: 'sun', password: 'wrong' });
    const sun = await town().staff('sun');
    const { id } = (await sun.get<PersonView>('/me')).body;
    const [signedIn] = (await read('?action=signIn&size=1')).rows;
    expect(signedIn).toMatchObject({ label: '登录', by: { id, name: '孙丽华' }, subject: `person:${id}` });
    const [failed] = (await read('?action=signInFailed&size=1')).rows;
    expect(failed).toMatchObject({ subject: 'account:sun', detail: { reason: 'wrongPassword' } });
    expect(failed?.by).toBeUndefined();
    expect(failed?.ip).toContain('127.0.0.1');
  });

  it('keeps no word that was typed for an account that does not exist', async () => {
    await town().request.post('/api/session/staff').send({ account: 'my-secret-typed-here', password: 'x' });
    const [failed] = (await read('?action=signInFailed&size=1')).rows;
    expect(JSON.stringify(failed)).not.toContain('my-secret');
    expect(failed?.subject).toBe('account:?');
  });

  it('turns its pages without losing or repeating a row, and knows no made-up place', async () => {
    const log = await town().container.getAsync(AuditLog);
    for (let n = 0; n < 7; n += 1)
      await log.note({ actor: { id: 0 }, action: 'settingChanged', subject: `setting:paging-${n}` });
    const seen: string[] = [];
    for (let after: string | undefined = ''; after !== undefined;) {
      const page: Page<AuditRowView> = await read(
        `?action=settingChanged&size=3${after ? `&after=${after}` : ''}`,
      );
      seen.push(...page.rows.map(({ subject }) => subject).filter((subject) => subject.includes('paging')));
      after = page.next;
    }
    expect(seen).toEqual([6, 5, 4, 3, 2, 1, 0].map((n) => `setting:paging-${n}`));
    expect((await auditor.get('/audit?after=nonsense')).body.error?.code).toBe('badCursor');
    expect((await auditor.get('/audit?action=nonsense')).body.error?.code).toBe('badInput');
  });

  it('holds who decided a request about somebody’s data, and how, but not a word of it', async () => {
    const person = await town().resident('audited-resident');
    const { id } = (await person.get<PersonView>('/me')).body;
    const system = await town().staff('sysadmin');
    const { body: clerk } = await system.get<PersonView>('/me');
    const secret = '门牌写成了春晖街九号';
    const decided: { request: number; action: string }[] = [];
    for (const [action, label] of [
      ['settle', '已更正'],
      ['refuse', '不能更正'],
    ]) {
      const asked = await person.post<RequestView>('/me/data/correction', { words: secret });
      const path = `/data-requests/${asked.body.id}/steps/${action}`;
      expect((await system.post(path, { words: `${secret}，已核对` })).status).toBe(200);
      expect((await system.post(path, { words: '再来一次' })).status).toBe(409);
      decided.unshift({ request: asked.body.id, action: label ?? '' });
    }
    const { rows } = await read(`?action=dataRequestDecided&subject=person:${id}`);
    expect(rows.map(({ by, detail }) => ({ by: by?.id, ...detail }))).toEqual(
      decided.map((each) => ({ by: clerk.id, kind: 'correct', ...each })),
    );
    expect(JSON.stringify(rows)).not.toContain('春晖街');
  });

  it('remembers its own reader', async () => {
    await read('?account=zhang');
    const [reading] = (await read('?action=auditRead&size=1')).rows;
    expect(reading).toMatchObject({ by: { name: '江文' }, detail: { account: 'zhang' } });
  });

  it('opens to nobody else, not even to the other administrators', async () => {
    const before = (await read('?size=1')).rows[0]?.seq ?? 0;
    for (const account of ['sysadmin', 'secadmin', 'lin', 'zhang']) {
      const other = await town().staff(account);
      for (const answer of [
        await other.get('/audit'),
        await other.post('/audit/verify'),
        await other.post('/audit/export'),
      ]) {
        expect(answer.status).toBe(403);
        expect(JSON.stringify(answer.body)).not.toContain('hash');
      }
    }
    expect((await (await town().resident('li-guilan')).get('/audit')).status).toBe(403);
    expect((await town().stranger.get('/audit')).status).toBe(401);
    const since = (await read('?size=100')).rows.filter(({ seq }) => seq > before);
    expect(since.every(({ action }) => !['exported', 'auditVerified'].includes(action))).toBe(true);
  });

  it('is exported with a signature that a command checks, and a changed file is found out', async () => {
    const { body } = await auditor.post<AuditExport>('/audit/export', { action: 'signIn' });
    expect(body.rows).toBeGreaterThan(0);
    const folder = mkdtempSync(join(tmpdir(), 'one-net-export-'));
    const file = join(folder, body.name);
    const said: string[] = [];
    const check = (): boolean =>
      verifyAuditExport(file, undefined, town().settings.dataDir, (line) => said.push(line));
    writeFileSync(file, body.csv);
    writeFileSync(`${file}.sig`, body.signature);
    expect(check()).toBe(true);
    writeFileSync(file, body.csv.replace('孙丽华', '别的人'));
    expect(check()).toBe(false);
    expect(said[1]).toContain('签名无效');
    rmSync(folder, { recursive: true });
  });

  it('is checked whole, and the command names the row that somebody changed in the database', async () => {
    await (await town().container.getAsync(AuditAnchors)).anchor();
    const whole = await auditor.post<AuditCheck>('/audit/verify');
    expect(whole.body.broken).toBeUndefined();
    expect(whole.body.remarks).toEqual([]);
    const database = await town().container.getAsync(Database);
    await expect(
      database.unitOfWork((uow) => uow.run("UPDATE audit_log SET detail = '{}' WHERE seq = 2")),
    ).rejects.toThrow('append-only');
    const [guard] = await triggerText(database);
    await database.source.query('DROP TRIGGER audit_log_stays');
    const [old] = await database.read<{ subject: string }>('SELECT subject FROM audit_log WHERE seq = 2');
    const set = (subject: string): Promise<unknown> =>
      database.unitOfWork((uow) => uow.run('UPDATE audit_log SET subject = ? WHERE seq = 2', [subject]));
    await set('person:424242');
    expect((await auditor.post<AuditCheck>('/audit/verify')).body.broken).toEqual({
      seq: 2,
      says: '第 2 条被改动',
    });
    const said: string[] = [];
    expect(await verifyAuditLog(town().container, (line) => said.push(line))).toBe(false);
    expect(said.at(-1)).toBe('审计日志：第 2 条被改动。');
    await set(old?.subject ?? '');
    if (guard) await database.source.query(guard);
    expect((await auditor.post<AuditCheck>('/audit/verify')).body.broken).toBeUndefined();
  });
};

/** The statement that puts the guard back on again. */
async function triggerText(database: Database): Promise<string[]> {
  if (database.dialect === 'mysql')
    return [
      "CREATE TRIGGER audit_log_stays BEFORE UPDATE ON audit_log FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the audit log is append-only'",
    ];
  const rows = await database.read<{ sql: string }>(
    "SELECT sql FROM sqlite_master WHERE name = 'audit_log_stays'",
  );
  return rows.map(({ sql }) => sql);
}
