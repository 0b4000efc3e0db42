import { create, get } from '@contract/route';
import { ApiError, api, messageOf } from './http';
import { session } from './session';

const show = get<{ no: string; words?: string }, { no: string }>('/cases/:no');
const take = create<{ no: string; words: string }, { done: true }>('/cases/:no/steps');

let sent: { url: string; request: RequestInit }[];

function serverSays(status: number, body: unknown) {
  sent = [];
  globalThis.fetch = async (url, request = {}) => {
    sent.push({ url: String(url), request });
    const answer: Pick<Response, 'ok' | 'status' | 'json'> = {
      ok: status < 400,
      status,
      json: async () => body,
    };
    return answer as Response;
  };
}

const headers = () => new Map(Object.entries(sent[0]?.request.headers ?? {}));

afterEach(() => session.leave());

it('puts path parameters into the path and the rest of a GET into the query', async () => {
  serverSays(200, { no: '20261123' });
  await api(show, { no: '2026/1', words: '路灯 不亮' });
  expect(sent[0]?.url).toBe('/api/cases/2026%2F1?words=%E8%B7%AF%E7%81%AF+%E4%B8%8D%E4%BA%AE');
  expect(headers().has('Idempotency-Key')).toBe(false);
});

it('sends a creating call with the key of its intent and the bearer token', async () => {
  session.begin('t-1', 'tab');
  serverSays(200, { done: true });
  await api(take, { no: '1', words: '好' }, { key: 'k-1' });
  expect(headers().get('Idempotency-Key')).toBe('k-1');
  expect(headers().get('Authorization')).toBe('Bearer t-1');
  expect(sent[0]?.request.body).toBe('{"words":"好"}');
});

it('refuses in the server’s own words', async () => {
  serverSays(409, {
    error: { code: 'caseMoved', message: '此件已由王晓燕办理', details: { who: '王晓燕' } },
  });
  const refusal = await api(show, { no: '1' }).catch((error: unknown) => error);
  expect(refusal).toMatchObject({
    status: 409,
    code: 'caseMoved',
    details: { who: '王晓燕' },
    passing: false,
  });
  expect(messageOf(refusal)).toBe('此件已由王晓燕办理');
});

it('ends the session with a notice when the server says that it has ended, but not on a wrong password', async () => {
  session.begin('t-1', 'computer');
  serverSays(401, { error: { code: 'wrongPassword', message: '用户名或密码不正确' } });
  await expect(api(show, { no: '1' })).rejects.toBeInstanceOf(ApiError);
  expect(session.token()).toBe('t-1');
  serverSays(401, { error: { code: 'sessionEnded', message: '登录已失效，请重新登录' } });
  await expect(api(show, { no: '1' })).rejects.toBeInstanceOf(ApiError);
  expect(session.current()).toEqual({ notice: '登录已失效，请重新登录' });
  expect(localStorage.length).toBe(0);
});

it('says so when no answer comes, and that it is worth trying again', async () => {
  globalThis.fetch = async () => {
    throw new TypeError('Failed to fetch');
  };
  await expect(api(show, { no: '1' })).rejects.toMatchObject({ status: 0, passing: true });
});
