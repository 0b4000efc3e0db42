import { openSession } from '@shared/api/session';
import { phone } from '../../test/stubs/phone';
import { claimView, json, refused } from '../ui/volunteer.testing';
import { discardScan, scans, sendScans, submitScan, type Scan } from './scans';

const ME = 7;
const SHOT = '签到码已过期：它每几秒换一次，截图和转发的都无效，请对准现场屏幕再扫';
const scan: Scan = {
  ...{ way: 'in', code: 'V1.c.9z.abc', place: { lng: 122.07, lat: 41.12 }, phoneAt: 1_795_000_000_000 },
  device: 'd'.repeat(32),
};
const signedIn = (id: number) =>
  openSession({
    ...{ token: `t${id}`, expiresAt: 9 },
    person: { id, name: '陈雨桐', phone: '', kind: 'resident', posts: [] },
  });
const sent = () =>
  phone.requests.map(({ data, header }) => ({
    ...(JSON.parse(data ?? '{}') as { offline: boolean; phoneAt: number }),
    key: header['Idempotency-Key'],
  }));

describe('a scan', () => {
  beforeEach(() => {
    scans.set([]);
    signedIn(ME);
  });

  it('is sent at once where there is a network, and nothing stays on the phone', async () => {
    const view = claimView();
    phone.answers(200, view);
    expect(await submitScan(ME, '楼道清洁', scan)).toEqual({ view });
    expect(sent()).toMatchObject([{ ...scan, offline: false }]);
    expect(scans.get()).toEqual([]);
  });

  it('read without a network is kept, and sent as such with the time it was read', async () => {
    phone.fails('request:fail');
    expect(await submitScan(ME, '楼道清洁', scan)).toEqual({ waiting: expect.any(String) });
    expect(phone.storage.get('one-net:resident:scans')).toMatchObject([{ scan, title: '楼道清洁' }]);

    phone.requests = [];
    phone.network = ({ data }) =>
      data?.includes('"offline":true') ? json(200, claimView()) : refused(422, 'codeExpired', SHOT);
    expect((await sendScans()).size).toBe(1);
    expect(sent()).toMatchObject([
      { offline: false, phoneAt: scan.phoneAt },
      { offline: true, phoneAt: scan.phoneAt },
    ]);
    expect(new Set(sent().map(({ key }) => key)).size).toBe(2);
    expect(scans.get()).toEqual([]);
  });

  it('that had got through although its answer was lost is asked for with the same key, and not done twice', async () => {
    phone.fails('request:fail timeout');
    await submitScan(ME, '', scan);
    phone.answers(200, claimView());
    await sendScans();
    const [first, second, ...more] = sent();
    expect(second?.key).toBe(first?.key);
    expect(more).toEqual([]);
  });

  it('of a screenshot is refused and not passed off as one read without a network', async () => {
    phone.network = () => refused(422, 'codeExpired', SHOT);
    expect(await submitScan(ME, '', scan)).toEqual({ refusal: { code: 'codeExpired', message: SHOT } });
    expect(sent().map(({ offline }) => offline)).toEqual([false]);
    expect(scans.get()).toEqual([]);
  });

  it('refused when it comes late stays in sight with the reason, until it was read', async () => {
    phone.fails('request:fail');
    await submitScan(ME, '', scan);
    phone.network = () => refused(422, 'outsideFence', '您离活动地点约 1113 米，请到 200 米以内再扫');
    await sendScans();
    phone.requests = [];
    await sendScans();
    expect(phone.requests).toEqual([]);
    const [row] = scans.get();
    expect(row?.refusal?.message).toContain('约 1113 米');
    discardScan(row?.keys.atOnce ?? '');
    expect(scans.get()).toEqual([]);
  });

  it('waits behind one that came before it: a check-out never overtakes its check-in', async () => {
    phone.fails('request:fail');
    await submitScan(ME, '', scan);
    await submitScan(ME, '', { ...scan, way: 'out', phoneAt: scan.phoneAt + 3_600_000 });
    const ways = () => phone.requests.map(({ data }) => (JSON.parse(data ?? '{}') as Scan).way);
    expect(ways()).toEqual(['in', 'in']);

    // The network holds for the second request only.
    phone.requests = [];
    phone.network = ({ data }) =>
      data?.includes('"out"') ? json(200, claimView()) : refused(503, 'busy', '忙');
    await sendScans();
    expect([ways(), scans.get().length]).toEqual([['in'], 2]);

    phone.requests = [];
    phone.network = ({ data }) =>
      data?.includes('"offline":true') ? json(200, claimView()) : refused(422, 'codeExpired', SHOT);
    expect((await sendScans()).size).toBe(2);
    // Neither had got through in time, and neither is taken for a screenshot.
    expect(sent().map(({ offline }) => offline)).toEqual([false, true, false, true]);
    expect([ways(), scans.get()]).toEqual([['in', 'in', 'out', 'out'], []]);
  });

  it('that is refused keeps no other waiting', async () => {
    phone.fails('request:fail');
    await submitScan(ME, '', scan);
    await submitScan(ME, '', { ...scan, way: 'out' });
    phone.network = ({ data }) =>
      data?.includes('"out"') ? json(200, claimView()) : refused(409, 'stepRefused', '已经签到');
    await sendScans();
    expect(scans.get().map(({ refusal }) => refusal?.message)).toEqual(['已经签到']);
  });

  it('is not sent in another person’s name', async () => {
    phone.fails('request:fail');
    await submitScan(ME, '', scan);
    signedIn(8);
    phone.requests = [];
    await sendScans();
    expect(phone.requests).toEqual([]);
    expect(scans.get()).toHaveLength(1);
  });
});
