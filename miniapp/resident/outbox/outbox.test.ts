import { newKey } from '@shared/api/request';
import { openSession } from '@shared/api/session';
import type { PhotoDraft } from '@shared/hooks/photos';
import { phone, type Request } from '../../test/stubs/phone';
import { reportBox } from './boxes';
import type { ReportDraft } from './report-draft';
import { asReport } from './report-of';

const ME = 7;
const OFFLINE = { errMsg: 'request:fail' };
const FILE = { id: 'f'.repeat(32), kind: 'photo', url: '/f', thumb: '/t', width: 1, height: 1 } as const;

const signedIn = (id: number) =>
  openSession({
    token: `t${id}`,
    expiresAt: 9,
    person: { id, name: '李桂兰', phone: '', kind: 'resident', posts: [] },
  });
const answer = (statusCode: number, body: unknown) => ({ statusCode, data: JSON.stringify(body) });
const refused = (status: number, code: string, message: string) =>
  answer(status, { error: { code, message } });
const reports = () => phone.requests.filter(({ url }) => url.endsWith('/cases'));
const keyOf = ({ header }: Request) => header['Idempotency-Key'];

function written(part: Partial<ReportDraft> = {}): ReportDraft {
  const place = { lng: 122.07, lat: 41.12 };
  return {
    key: newKey(),
    text: '路灯不亮',
    place,
    address: '',
    answers: {},
    photos: [],
    hideName: false,
    ...part,
  };
}
const send = (draft: ReportDraft) => reportBox.submit(ME, draft, asReport(draft, undefined));
const failedPhoto: PhotoDraft = {
  key: 'p1',
  path: 'tmp/1.jpg',
  kind: 'photo',
  size: 9,
  progress: 0,
  status: 'failed',
};

describe('the outbox', () => {
  beforeEach(() => {
    reportBox.rows.set([]);
    signedIn(ME);
  });

  it('keeps a report written without a network on the phone, and sends it once, with the same key, when it is back', async () => {
    const draft = written();
    phone.fails(OFFLINE.errMsg);
    expect(await send(draft)).toEqual({ waiting: true });
    expect(phone.storage.get('one-net:resident:outbox')).toMatchObject([{ draft: { key: draft.key } }]);

    phone.answers(200, { no: '261123000001' });
    expect([...(await reportBox.sendWaiting()).keys()]).toEqual([draft.key]);
    await reportBox.sendWaiting();
    expect(reports().map(keyOf)).toEqual([draft.key, draft.key]);
    expect(reports()[1]?.data).toBe(reports()[0]?.data);
    expect(reportBox.rows.get()).toEqual([]);
  });

  it('does not send twice when the network returns and the page is shown at the same moment', async () => {
    phone.fails(OFFLINE.errMsg);
    await send(written());
    phone.requests = [];
    phone.answers(200, { no: '261123000002' });
    await Promise.all([reportBox.sendWaiting(), reportBox.sendWaiting()]);
    expect(reports()).toHaveLength(1);
  });

  it('keeps a refused report in sight with the reason, and does not try it again by itself', async () => {
    const draft = written();
    phone.network = () => refused(422, 'placeOutside', '所选位置不在本区范围内，请重新选择位置');
    expect(await send(draft)).toEqual({ refusal: '所选位置不在本区范围内，请重新选择位置' });
    phone.requests = [];
    await reportBox.sendWaiting();
    expect(reports()).toEqual([]);
    expect(reportBox.rows.get()).toMatchObject([{ refusal: '所选位置不在本区范围内，请重新选择位置' }]);
    expect(reportBox.takeBack(draft.key)?.text).toBe('路灯不亮');
    expect(reportBox.rows.get()).toEqual([]);
  });

  it.each([
    [503, 'serverBusy'],
    [429, 'tooOften'],
    [409, 'keyInFlight'],
  ])('waits, and is not refused, after %i %s', async (status, code) => {
    phone.network = () => refused(status, code, '稍后');
    expect(await send(written())).toEqual({ waiting: true });
    expect(reportBox.rows.get()[0]?.refusal).toBeUndefined();
  });

  it('sends a photo that had not got through first, and never a second time', async () => {
    const draft = written({ photos: [failedPhoto] });
    phone.network = ({ url }) =>
      url.endsWith('/files') ? answer(200, FILE) : refused(503, 'serverBusy', '忙');
    expect(await send(draft)).toEqual({ waiting: true });
    phone.requests = [];
    phone.answers(200, { no: '261123000003' });
    await reportBox.sendWaiting();
    expect(phone.requests.map(({ url }) => url)).toEqual(['http://town.test/api/cases']);
    expect(JSON.parse(reports()[0]?.data ?? '')).toMatchObject({ files: [FILE.id] });
  });

  it('does not send one person’s report in another person’s name', async () => {
    phone.fails(OFFLINE.errMsg);
    await send(written());
    signedIn(8);
    phone.requests = [];
    await reportBox.sendWaiting();
    expect(reports()).toEqual([]);
    expect(reportBox.rows.get()).toHaveLength(1);
  });

  it('sends nothing that the person has thrown away', async () => {
    const draft = written();
    phone.fails(OFFLINE.errMsg);
    await send(draft);
    reportBox.discard(draft.key);
    phone.requests = [];
    await reportBox.sendWaiting();
    expect(phone.requests).toEqual([]);
  });
});
