import { askedOnce } from './asked-once';
import { endSession, openSession } from './session';

const signIn = (token: string) =>
  openSession({
    token,
    expiresAt: 2_000_000_000_000,
    person: { id: 1, kind: 'resident', name: '李桂兰', phone: '', posts: [] },
  });

/** A question that counts how often it is put, and fails while told to. */
function question() {
  const state = { put: 0, fails: false };
  const ask = askedOnce(async () => {
    state.put += 1;
    if (state.fails) throw new Error('网络不通');
    return `第 ${state.put} 次`;
  });
  return { state, ask };
}

it('is put once for all pages that want the answer, also while it is under way', async () => {
  const { state, ask } = question();
  expect(await Promise.all([ask(), ask()])).toEqual(['第 1 次', '第 1 次']);
  expect(await ask()).toBe('第 1 次');
  expect(state.put).toBe(1);
});

it('is put again after a failure, which nobody is given twice', async () => {
  const { state, ask } = question();
  state.fails = true;
  await expect(ask()).rejects.toThrow('网络不通');
  state.fails = false;
  expect(await ask()).toBe('第 2 次');
});

it('is put again for whoever signs in next', async () => {
  const { ask } = question();
  signIn('first');
  expect(await ask()).toBe('第 1 次');
  endSession('first');
  signIn('second');
  expect(await ask()).toBe('第 2 次');
});
