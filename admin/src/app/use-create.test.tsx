import { create } from '@contract/route';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { useCreate } from './use-create';

const report = create<{ text: string }, { no: string }>('/cases');
const outcomes: (() => Pick<Response, 'ok' | 'status' | 'json'>)[] = [];
let keys: string[];

const answered = (status: number, body: unknown) => () => ({
  ok: status < 400,
  status,
  json: async () => body,
});
const lost = () => {
  throw new TypeError('Failed to fetch');
};

beforeEach(() => {
  keys = [];
  globalThis.fetch = async (_, request = {}) => {
    keys.push(new Map(Object.entries(request.headers ?? {})).get('Idempotency-Key') ?? 'none');
    const outcome = outcomes.shift() ?? lost;
    return outcome() as Response;
  };
});

function reporting() {
  const client = new QueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  const { result } = renderHook(() => useCreate(report), { wrapper });
  return (text: string) => act(() => result.current.mutateAsync({ text }).then(String, String));
}

it('repeats the key when the answer was lost, so that nothing is reported twice', async () => {
  const send = reporting();
  outcomes.push(lost, answered(503, {}), answered(200, { no: '1' }));
  await send('路灯不亮');
  await send('路灯不亮');
  await send('路灯不亮');
  expect(new Set(keys).size).toBe(1);
});

it('takes a new key for other words, after a refusal and after a success', async () => {
  const send = reporting();
  const refused = answered(422, { error: { code: 'contentRefused', message: '请修改' } });
  outcomes.push(lost, refused, answered(200, { no: '1' }), answered(200, { no: '2' }));
  await send('一');
  await send('二');
  await send('二');
  await send('二');
  expect(new Set(keys).size).toBe(4);
});
