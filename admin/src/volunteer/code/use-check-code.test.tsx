import type { CheckCodeView } from '@contract/volunteer/volunteer.api';
import { act, renderHook } from '@testing-library/react';
import { useCheckCode } from './use-check-code';

const TURN = 5_000;
let answer: () => Promise<Pick<Response, 'ok' | 'status' | 'json'>>;

const code = (text: string): CheckCodeView => ({
  ...{ text, now: 1_000_000_000, until: 1_000_000_000 + TURN, everyMs: TURN, present: 1, left: 0, taken: 3 },
});
const gives = (status: number, body: unknown) => async () => ({
  ...{ ok: status < 400, status },
  json: async () => body,
});
const lost = async () => {
  throw new TypeError('Failed to fetch');
};
const pass = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));

beforeEach(() => {
  jest.useFakeTimers();
  globalThis.fetch = async () => (await answer()) as Response;
});
afterEach(() => jest.useRealTimers());

async function showing() {
  const { result } = renderHook(() => useCheckCode(7));
  await pass(0);
  return result;
}

it('shows the next code as the turn ends', async () => {
  answer = gives(200, code('first'));
  const shown = await showing();
  expect(shown.current.code?.text).toBe('first');
  answer = gives(200, code('second'));
  await pass(TURN + 100);
  expect(shown.current).toMatchObject({ code: { text: 'second' }, lost: 'no' });
});

it('takes a code away before the server would refuse it, says the network is lost, and finds back', async () => {
  answer = gives(200, code('old'));
  const shown = await showing();
  answer = lost;
  await pass(TURN + 100);
  expect(shown.current).toMatchObject({ code: { text: 'old' }, lost: 'yes' });
  await pass(TURN);
  expect([shown.current.code, shown.current.lost]).toEqual([undefined, 'yes']);
  answer = gives(200, code('new'));
  await pass(2_000);
  expect(shown.current).toMatchObject({ code: { text: 'new' }, lost: 'no' });
});

it('waits no longer than a turn for an answer that hangs', async () => {
  answer = gives(200, code('old'));
  const shown = await showing();
  globalThis.fetch = (_, { signal } = {}) =>
    new Promise((_done, fail) =>
      signal?.addEventListener('abort', () => fail(new DOMException('aborted', 'AbortError'))),
    );
  await pass(2 * TURN + 100);
  expect([shown.current.code, shown.current.lost]).toEqual([undefined, 'yes']);
});

it('shows no code, but the server’s words, to whom it refuses one', async () => {
  answer = gives(404, { error: { code: 'notFound', message: '没有找到，可能已被删除，或您无权查看' } });
  const shown = await showing();
  expect(shown.current).toEqual({ lost: 'no', refusal: '没有找到，可能已被删除，或您无权查看' });
});
