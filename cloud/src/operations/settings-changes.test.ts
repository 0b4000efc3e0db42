import { MIGRATIONS } from '../../database/migrations/all';
import { AuditLog } from '../kernel/audit';
import { everyDatabase, type TestDatabase } from '../kernel/database.testing';
import { readSettings } from '../kernel/settings';
import { SettingsChanges } from './settings-changes';

const SECRETS = ['metrics-token-of-monday', 'metrics-token-of-tuesday'] as const;
const BEFORE = { LIMIT_REPORTS: '10', METRICS_TOKEN: SECRETS[0] };

describe.each(everyDatabase())('settings on %s', (_name, open) => {
  let test: TestDatabase;

  beforeAll(async () => void (test = await open('settings', { entities: [], migrations: MIGRATIONS })));
  afterAll(() => test.close());
  beforeEach(() =>
    test.database.unitOfWork(async (uow) => {
      await uow.run("DELETE FROM fact WHERE name = 'settings'");
      await uow.run('DELETE FROM audit_waiting');
    }),
  );

  const startsWith = (env: Record<string, string>): Promise<void> => {
    const { database } = test;
    const audit = Object.assign(new AuditLog(), { database });
    return Object.assign(new SettingsChanges(), { database, audit, settings: readSettings(env) }).note();
  };
  const rows = async (): Promise<unknown[]> => {
    const found = await test.database.read<{ detail: string }>('SELECT * FROM audit_waiting ORDER BY id');
    return found.map(({ detail, ...row }) => {
      const said: unknown = JSON.parse(detail);
      return { ...row, detail: said };
    });
  };

  it('leaves one row that names what changed, and from what to what', async () => {
    await startsWith(BEFORE);
    expect(await rows()).toEqual([]);
    await startsWith({ ...BEFORE, LIMIT_REPORTS: '100', PASSWORD_PROFILE: 'asvs' });
    expect(await rows()).toMatchObject([
      {
        action: 'settingChanged',
        actorId: null,
        subject: 'settings:environment',
        detail: { LIMIT_REPORTS: '10 → 100', PASSWORD_PROFILE: 'dengbao → asvs' },
      },
    ]);
    await startsWith(BEFORE);
    expect(await rows()).toHaveLength(2);
  });

  it('leaves none when nothing changed, or only what one process is not another by', async () => {
    await startsWith(BEFORE);
    await startsWith(BEFORE);
    await startsWith({ ...BEFORE, PORT: '7200', HOST: '0.0.0.0', WORKERS: '0' });
    expect(await rows()).toEqual([]);
  });

  it('keeps no secret, and nothing that leads back to one', async () => {
    await startsWith(BEFORE);
    await startsWith({ ...BEFORE, METRICS_TOKEN: SECRETS[1] });
    expect(await rows()).toEqual([]);
    const [fact] = await test.database.read<{ value: string }>(
      "SELECT value FROM fact WHERE name = 'settings'",
    );
    expect(fact?.value).toContain('LIMIT_REPORTS');
    expect(fact?.value).not.toMatch(/METRICS_TOKEN|DATABASE_URL|metrics-token/);
  });

  it('says of a setting too long to read that it is another, and of one taken away that it is gone', async () => {
    const name = (fill: string) => `Tk-${fill.repeat(150)}`;
    await startsWith({ ...BEFORE, WECHAT_TEMPLATE_TASK: name('a'), MAP_TILES_URL: '/tiles/{z}/{x}/{y}' });
    await startsWith({ ...BEFORE, WECHAT_TEMPLATE_TASK: name('b') });
    expect(await rows()).toMatchObject([
      {
        detail: {
          WECHAT_TEMPLATE_TASK: expect.stringMatching(/^sha256:[0-9a-f]{16} → sha256:[0-9a-f]{16}$/),
          MAP_TILES_URL: '/tiles/{z}/{x}/{y} → （没有设置）',
        },
      },
    ]);
  });

  it('is told once by two processes that start together', async () => {
    await Promise.all([startsWith(BEFORE), startsWith(BEFORE)]);
    const changed = { ...BEFORE, LIMIT_REPORTS: '20' };
    await Promise.all([startsWith(changed), startsWith(changed)]);
    expect(await rows()).toHaveLength(1);
  });
});
