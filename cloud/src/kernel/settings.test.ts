import path from 'node:path';
import { misspeltNames } from './settings-names';
import { describeSettings, readSettings, SettingsRefused, type SettingProblem } from './settings';

function problemsOf(env: Record<string, string>): readonly SettingProblem[] {
  try {
    readSettings(env);
  } catch (error) {
    if (error instanceof SettingsRefused) return error.problems;
    throw error;
  }
  return [];
}

describe('settings', () => {
  it('run a demonstration on this machine when nothing is set', () => {
    const settings = readSettings({});
    expect(settings).toMatchObject({ port: 7100, host: '127.0.0.1', demo: true, sessionDays: 30 });
    expect(settings.publicUrl).toBe('http://127.0.0.1:7100');
    expect(settings.dataDir).toBe(path.resolve('data'));
    expect(settings.databaseUrl).toBeUndefined();
    expect(settings.wechat.accounts).toEqual({});
  });

  it('count an empty variable as not set', () => {
    expect(readSettings({ PORT: '', DATABASE_URL: '  ' })).toMatchObject({
      port: 7100,
      databaseUrl: undefined,
    });
  });

  it('read the working day in halves', () => {
    expect(readSettings({}).workHours).toEqual([
      { from: '08:30', to: '12:00' },
      { from: '13:30', to: '17:30' },
    ]);
    expect(readSettings({ LEARN_AT: '03:15' }).learnAt).toBe(195);
  });

  it('turn the demonstration off in production, unless asked for', () => {
    const DATA_KEYS = `k1:${Buffer.alloc(32, 7).toString('base64')}`;
    const real = { NODE_ENV: 'production', PUBLIC_URL: 'https://a.gov.cn/', DATA_KEYS };
    expect(readSettings(real)).toMatchObject({ demo: false, publicUrl: 'https://a.gov.cn' });
    expect(readSettings({ NODE_ENV: 'production', DEMO: '1' }).demo).toBe(true);
  });

  it('refuse a real deployment that knows neither its own address nor its keys, and one whose key is too short', () => {
    const names = problemsOf({ NODE_ENV: 'production' }).map((p) => p.name);
    expect(names).toEqual(['PUBLIC_URL', 'DATA_KEYS']);
    const [short] = problemsOf({ DATA_KEYS: 'k1:c2hvcnQ=' });
    expect(short).toMatchObject({ name: 'DATA_KEYS', value: '（保密）' });
  });

  it('name every wrong variable at once, with its value and an example', () => {
    const env = { PORT: '七千', DEMO: 'maybe', WORK_HOURS: '12:00-08:30', DATABASE_URL: 'postgres://x' };
    expect(
      problemsOf(env)
        .map((p) => p.name)
        .sort(),
    ).toEqual(['DATABASE_URL', 'DEMO', 'PORT', 'WORK_HOURS']);
    expect(() => readSettings(env)).toThrow(
      'PORT：现在是「七千」，应是 0 到 65535 之间的整数。例如 PORT=7100',
    );
  });

  it.each(['08:30', '8:30-12:00', '08:30-12:00,11:00-17:00', '08:30-24:30', '', '08:30-12:00-13:00'])(
    'refuse the working hours %p, taking only an empty text as not set',
    (hours) => {
      expect(problemsOf({ WORK_HOURS: hours })).toHaveLength(hours === '' ? 0 : 1);
    },
  );

  it.each([
    ['DATABASE_URL', 'mysql://u:p@h', '地址的末尾要写明数据库名'],
    ['DATABASE_URL', 'mysql://u:50%@h/one_net', '用户名和密码里的 % 要写成 %25'],
    ['HOST', '999.1.1.1', '应是这台机器的 IP 地址或名称'],
    ['HOST', 'http://a', '应是这台机器的 IP 地址或名称'],
    ['PUBLIC_URL', 'http://a/b?c', '不带 ? 和 #'],
  ])('refuse %s=%s: %s', (name, value, wants) => {
    expect(problemsOf({ [name]: value })).toMatchObject([{ name, wants: expect.stringContaining(wants) }]);
  });

  it('take addresses that are whole, and know their own from where they listen', () => {
    const database = 'mysql://u:p%25@localhost/one_net?socket=/run/mysqld.sock';
    expect(readSettings({ DATABASE_URL: database }).databaseUrl).toBe(database);
    expect(readSettings({ HOST: 'town.local' }).publicUrl).toBe('http://town.local:7100');
    expect(readSettings({ HOST: '10.0.0.7', PORT: '80' }).publicUrl).toBe('http://10.0.0.7:80');
    expect(readSettings({ HOST: '::1' }).publicUrl).toBe('http://[::1]:7100');
    expect(readSettings({ HOST: '0.0.0.0' }).publicUrl).toBe('http://127.0.0.1:7100');
  });

  it('ask about a name that is nearly one of theirs, and about no other', () => {
    const env = {
      DATABSE_URL: 'mysql://h/x',
      PUBLIC_ULR: 'http://a',
      PATH: '',
      DATABASE: '',
      npm_lifecycle_event: '',
    };
    expect(misspeltNames(env)).toEqual([
      expect.stringContaining('DATABSE_URL 不是一项设置，是不是 DATABASE_URL'),
      expect.stringContaining('PUBLIC_ULR 不是一项设置，是不是 PUBLIC_URL'),
    ]);
    expect(misspeltNames({ DATABSE_URL: 'mysql://h/x', DATABASE_URL: 'mysql://h/y' })).toEqual([]);
  });

  it('never repeat a secret in a complaint', () => {
    const said = problemsOf({
      DATABASE_URL: 'postgres://u:hunter2@h/x',
      WECHAT_CALLBACK_TOKEN: 'no spaces hunter2',
    });
    expect(said).toHaveLength(2);
    expect(JSON.stringify(said)).not.toContain('hunter2');
  });

  it('take a WeChat program only with both its id and its secret', () => {
    const appid = 'wx0123456789abcdef';
    const secret = '0123456789abcdef0123456789abcdef';
    const both = readSettings({ WECHAT_RESIDENT_APPID: appid, WECHAT_RESIDENT_SECRET: secret });
    expect(both.wechat.accounts).toEqual({ resident: { appid, secret } });
    expect(problemsOf({ WECHAT_COMMAND_APPID: appid })).toMatchObject([{ name: 'WECHAT_COMMAND_SECRET' }]);
    expect(problemsOf({ WECHAT_COMMAND_SECRET: secret })).toMatchObject([{ name: 'WECHAT_COMMAND_APPID' }]);
  });

  it('take S3 whole or not at all', () => {
    expect(readSettings({}).filesS3).toBeUndefined();
    const half = problemsOf({ FILES_S3_ENDPOINT: 'https://s3.example', FILES_S3_BUCKET: 'photos' });
    expect(half.map((p) => p.name)).toEqual(['FILES_S3_KEY', 'FILES_S3_SECRET']);
  });

  it('describe each setting once, and without one of them holding a secret default', () => {
    const names = describeSettings().map((s) => s.name);
    expect(new Set(names).size).toBe(names.length);
    expect(describeSettings().every((s) => s.says.length > 1)).toBe(true);
    expect(describeSettings().filter((s) => /SECRET|TOKEN|KEY/.test(s.name) && s.default !== '')).toEqual([]);
  });
});
