import { redisAvailable, startRedis, type TestRedis } from '../../test/support/redis';
import { Limits } from './limits';
import { readSettings } from './settings';

const opened: Limits[] = [];

/** One process's counting. */
function limits(env: Record<string, string>): Limits {
  const made = Object.assign(new Limits(), { settings: readSettings(env) });
  made.open();
  opened.push(made);
  return made;
}

afterEach(() => opened.splice(0).forEach((each) => each.close()));

const tooOften = { code: 'tooOften', details: { seconds: expect.any(Number) } };

async function times(count: number, once: () => Promise<void>): Promise<void> {
  for (let i = 0; i < count; i++) await once();
}

describe('what may be done how often', () => {
  it('is ten reports an hour for a resident, and does not touch another resident', async () => {
    const counting = limits({});
    await times(10, () => counting.report({ id: 7 }));
    await expect(counting.report({ id: 7 })).rejects.toMatchObject(tooOften);
    await counting.report({ id: 8 });
  });

  it('is 120 requests a minute for a resident, more for staff', async () => {
    const counting = limits({});
    await times(120, () => counting.person({ id: 7, kind: 'resident' }));
    await expect(counting.person({ id: 7, kind: 'resident' })).rejects.toMatchObject(tooOften);
    await times(200, () => counting.person({ id: 7, kind: 'staff' }));
  });

  it('counts wrong passwords, not right ones', async () => {
    const counting = limits({});
    await times(30, async () => {
      await counting.password('10.0.0.1');
      await counting.passwordWasRight('10.0.0.1');
    });
    await times(10, () => counting.password('10.0.0.1'));
    await expect(counting.password('10.0.0.1')).rejects.toMatchObject(tooOften);
  });

  it('counts WeChat codes that were refused, and lets a hall full of people in before that', async () => {
    const counting = limits({});
    await times(30, () => counting.wechatSignIn('10.0.0.1'));
    await times(10, () => counting.wechatCodeRefused('10.0.0.1'));
    await expect(counting.wechatSignIn('10.0.0.1')).rejects.toMatchObject(tooOften);
    await expect(counting.wechatCodeRefused('10.0.0.1')).rejects.toMatchObject(tooOften);
    await times(120, () => counting.wechatSignIn('10.0.0.2'));
    await expect(counting.wechatSignIn('10.0.0.2')).rejects.toMatchObject(tooOften);
  });

  it('is whatever the settings say', async () => {
    const counting = limits({ LIMIT_REPORTS: '1', LIMIT_ADDRESS: '2' });
    await counting.report({ id: 7 });
    await expect(counting.report({ id: 7 })).rejects.toMatchObject(tooOften);
    await times(2, () => counting.address('::1'));
    await expect(counting.address('::1')).rejects.toMatchObject(tooOften);
    await counting.picture('::1');
    await counting.watch('::1');
  });

  it('is not counted together by processes without Redis, nor does an absent Redis keep anybody out', async () => {
    const env = { LIMIT_REPORTS: '1', REDIS_URL: 'redis://127.0.0.1:1' };
    const warned = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    const alone = limits(env);
    await alone.report({ id: 7 });
    await expect(alone.report({ id: 7 })).rejects.toMatchObject(tooOften);
    await limits(env).report({ id: 7 });
    warned.mockRestore();
  });
});

const available = redisAvailable();
const skipped = available !== true && !process.env.CI;
if (skipped) process.stdout.write(`跳过 Redis：${available}\n`);

(skipped ? describe.skip : describe)('with Redis', () => {
  let redis: TestRedis & { port: number };
  beforeAll(async () => void (redis = await startRedis()));
  afterAll(() => redis.stop());

  it('several processes count together, and go on alone while it is away', async () => {
    const warned = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    const env = { LIMIT_REPORTS: '3', REDIS_URL: redis.url };
    const [one, other] = [limits(env), limits(env)];
    await until(() => together(one, other));
    const report = (by: Limits) => by.report({ id: 7 });
    await report(one);
    await report(other);
    await report(one);
    await expect(report(other)).rejects.toMatchObject(tooOften);

    await redis.stop();
    await times(3, () => one.report({ id: 8 }));
    await expect(one.report({ id: 8 })).rejects.toMatchObject(tooOften);
    await until(async () => warned.mock.calls.some(([words]) => String(words).startsWith('Redis is away')));

    redis = await startRedis(redis.port);
    await until(() => together(one, other));
    warned.mockRestore();
  }, 30_000);
});

/** Do both count in one place by now? Each try takes a name of its own. */
async function together(one: Limits, other: Limits): Promise<boolean> {
  const key = `probe-${process.hrtime.bigint()}`;
  await one.spend('probe', key, 1, 60);
  return other.spend('probe', key, 1, 60).then(
    () => false,
    () => true,
  );
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((wait) => setTimeout(wait, 50));
}
