import { act, renderHook, waitFor } from '@testing-library/react';
import { phone, type Request } from '../../test/stubs/phone';
import { lampCase, NO, offer } from './case.testing';
import { useOpenCase } from './open-case';

const answered = (body: unknown, statusCode = 200) => ({ statusCode, data: JSON.stringify(body) });
const refused = (code: string, message: string, status = 409) =>
  answered({ error: { code, message } }, status);
const steps = () => phone.requests.filter(({ method }) => method === 'POST');
const keyOf = (request: Request | undefined) => request?.header['Idempotency-Key'];

/** The case as it is read, and what each step is answered with. */
function town(reads: unknown[], takes: ReturnType<typeof answered>[]) {
  phone.network = ({ method }) => {
    if (method !== 'GET') return takes.shift() ?? refused('serverFault', '没有更多了', 500);
    return answered(reads.length > 1 ? reads.shift() : reads[0]);
  };
}

async function opened() {
  const hook = renderHook(() => useOpenCase(NO));
  await waitFor(() => expect(hook.result.current.view).toBeDefined());
  return hook;
}

it('sends what was last seen, and draws the answer without asking again', async () => {
  const waiting = lampCase({ seen: 4, actions: [offer('accept', 'none', '接收')] });
  town([waiting], [answered(lampCase({ seen: 5, stateLabel: '处置中', actions: [] }))]);
  const { result } = await opened();
  await act(async () => expect(await result.current.take('accept', {})).toBe(true));
  expect(JSON.parse(steps()[0]?.data ?? '')).toMatchObject({ seen: 4, form: {} });
  expect(result.current.view?.seen).toBe(5);
  expect(phone.requests).toHaveLength(2);
});

it('says who was faster and shows the case as it is now', async () => {
  const said = '此件已由路灯管理所于09:12办理“接收”，现为“处置中”，请看最新情况';
  town([lampCase({ seen: 4 }), lampCase({ seen: 5 })], [refused('caseMoved', said)]);
  const { result } = await opened();
  await act(async () => expect(await result.current.take('accept', {})).toBe(false));
  expect(result.current.moved).toBe(said);
  expect(result.current.view?.seen).toBe(5);
});

it('repeats the key when the same words are sent again, and not when they were changed', async () => {
  const busy = () => refused('serverBusy', '系统繁忙，请稍后再试；您填写的内容没有丢失', 503);
  town([lampCase()], [busy(), busy(), busy()]);
  const { result } = await opened();
  await act(async () => void (await result.current.take('note', { words: '到现场了' })));
  expect(result.current.refusal).toMatch('系统繁忙');
  await act(async () => void (await result.current.take('note', { words: '到现场了' })));
  await act(async () => void (await result.current.take('note', { words: '已到现场' })));
  const [first, again, other] = steps().map(keyOf);
  expect(again).toBe(first);
  expect(other).not.toBe(first);
});
