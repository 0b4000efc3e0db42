import { create, get, post } from '@contract/route';
import { phone } from '../../test/stubs/phone';
import { api } from './request';
import { openSession, sessionStore } from './session';
import { upload } from './upload';

const show = get<{ no: string; side?: string }, { no: string }>('/cases/:no');
const report = create<{ text: string }, { no: string }>('/cases');
const name = post<{ name: string }, { name: string }>('/me/name');
const person = { id: 7, name: '李秀英', phone: '138****0001', kind: 'resident' as const, posts: [] };

describe('the one network call', () => {
  it('puts path parameters into the path and the rest into the query', async () => {
    phone.answers(200, { no: '2026' });
    await expect(api(show, { no: '20/26', side: '东 侧' })).resolves.toEqual({ no: '2026' });
    expect(phone.requests[0]?.url).toBe('http://town.test/api/cases/20%2F26?side=%E4%B8%9C%20%E4%BE%A7');
  });

  it('keeps the key of a draft over a retry, and gives none to calls that create nothing', async () => {
    phone.answers(200, { no: '1' });
    await api(report, { text: '路灯不亮' }, { key: 'draft-1' });
    await api(report, { text: '路灯不亮' }, { key: 'draft-1' });
    await api(name, { name: '老李' });
    expect(phone.requests.map((request) => request.header['Idempotency-Key'])).toEqual([
      'draft-1',
      'draft-1',
      undefined,
    ]);
  });

  it('refuses a 4xx in the words of the server', async () => {
    phone.answers(422, {
      error: { code: 'placeOutside', message: '所选位置不在本区范围内', details: { lng: 1 } },
    });
    await expect(api(report, { text: '坑' })).rejects.toMatchObject({
      status: 422,
      code: 'placeOutside',
      message: '所选位置不在本区范围内',
      details: { lng: 1 },
      passing: false,
    });
  });

  it('says 网络不通 when there is no network, and that waiting was too long when it was', async () => {
    phone.fails('request:fail ');
    await expect(api(show, { no: '1' })).rejects.toMatchObject({
      status: 0,
      message: '网络不通，请检查网络后再试',
    });
    phone.fails('request:fail timeout');
    await expect(api(show, { no: '1' })).rejects.toMatchObject({ code: 'tooSlow', passing: true });
  });

  it('words the HTML of a proxy in between as busy, not as a program error', async () => {
    phone.network = () => ({ statusCode: 502, data: '<html>Bad Gateway</html>' });
    await expect(api(show, { no: '1' })).rejects.toMatchObject({
      status: 502,
      message: expect.stringContaining('系统繁忙'),
    });
  });

  it('signs out when the session has ended, with the reason; not on an answer to an older session', async () => {
    openSession({ token: 'new', expiresAt: 1, person });
    phone.network = () => {
      openSession({ token: 'newer', expiresAt: 1, person });
      return {
        statusCode: 401,
        data: JSON.stringify({ error: { code: 'sessionEnded', message: '登录已失效' } }),
      };
    };
    await expect(api(name, { name: '李' })).rejects.toMatchObject({ status: 401 });
    expect(sessionStore.get().session?.token).toBe('newer');

    phone.answers(401, { error: { code: 'sessionEnded', message: '登录已失效' } });
    await expect(api(name, { name: '李' })).rejects.toMatchObject({ status: 401 });
    expect(sessionStore.get()).toEqual({ ended: '登录已失效' });
    expect(phone.requests.map((request) => request.header['Authorization'])).toEqual([
      'Bearer new',
      'Bearer newer',
    ]);
  });

  it('turns a refused upload into the same kind of error', async () => {
    phone.answers(413, { error: { code: 'photoTooLarge', message: '照片超过 10 MB，请压缩或换一张' } });
    await expect(upload({ path: 'wxfile://a.jpg' })).rejects.toMatchObject({
      code: 'photoTooLarge',
      status: 413,
    });
    expect(phone.requests[0]?.url).toBe('http://town.test/api/files');
  });
});
