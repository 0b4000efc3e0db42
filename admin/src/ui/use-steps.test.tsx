import { create, get } from '@contract/route';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, configure, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { App, ConfigProvider, Form, Input } from 'antd';
import { useState } from 'react';
import { api } from '../app/http';
import { ActionBar } from './ActionBar';
import { byId, useSteps } from './use-steps';

const OFFERED = [
  { action: 'log', label: '记走访', form: 'visit', tone: 'main' as const },
  { action: 'withdraw', label: '撤回', form: 'none', tone: 'plain' as const },
];
const PAIR = { id: 7, stateLabel: '联系中', actions: OFFERED };
type Pair = typeof PAIR;
const ENDED: Pair = { id: 7, stateLabel: '已结束', actions: [] };
const ROUTES = {
  show: get<{ id: number }, Pair>('/pairs/:id'),
  take: create<{ id: number; action: string; form?: Record<string, unknown> }, Pair>(
    '/pairs/:id/steps/:action',
  ),
};

interface Sent {
  url: string;
  method?: string;
  key: string;
}
type Outcome = () => Pick<Response, 'ok' | 'status' | 'json'>;
let sent: Sent[];
let outcomes: Outcome[];
let client: QueryClient;
const KEPT = ['pair', 7];

const answered =
  (status: number, body: unknown): Outcome =>
  () => ({ ok: status < 400, status, json: async () => body });
const refused = (code: string, message: string) => answered(409, { error: { code, message } });
const lost = () => {
  throw new TypeError('Failed to fetch');
};

// A dialog takes its time where everything else is tested beside it.
jest.setTimeout(30_000);
configure({ asyncUtilTimeout: 10_000 });

beforeAll(() => {
  window.matchMedia = (media) => Object.assign(new EventTarget(), { ...NO_MEDIA, media });
});
const NO_MEDIA = { matches: false, onchange: null, addListener: () => {}, removeListener: () => {} };

beforeEach(() => {
  sent = [];
  outcomes = [];
  client = new QueryClient();
  client.setQueryData(KEPT, PAIR);
  globalThis.fetch = async (url, { method, headers = {} } = {}) => {
    const key = new Map(Object.entries(headers)).get('Idempotency-Key') ?? 'none';
    sent.push({ url: String(url), method, key });
    return (outcomes.shift() ?? lost)() as Response;
  };
  render(
    <QueryClientProvider client={client}>
      <ConfigProvider button={{ autoInsertSpace: false }} theme={{ token: { motion: false } }}>
        <App>
          <Shown />
        </App>
      </ConfigProvider>
    </QueryClientProvider>,
  );
});

function Shown() {
  const [pair, show] = useState(PAIR);
  const latest = ({ id }: Pair) => ({
    queryKey: ['pair', id],
    queryFn: () => api(ROUTES.show, { id }),
    staleTime: 600_000,
  });
  const { start, busy, dialog } = useSteps(
    { ...byId(ROUTES, show), latest },
    {
      key: ({ id }) => `pair:${id}`,
      name: () => '3 号楼',
      about: () => '两户老人',
      sure: { withdraw: '撤回后须重新提出。' },
      fields: () => (
        <Form.Item name="words" label="做了什么">
          <Input />
        </Form.Item>
      ),
    },
  );
  return (
    <>
      <p>{pair.stateLabel}</p>
      <ActionBar actions={pair.actions} busy={busy} onTake={(step) => start(pair, step)} />
      {dialog}
    </>
  );
}

/** The button that was drawn last: of an open form rather than the one that opened it. */
const press = (name: string) => {
  const last = screen.getAllByText(name, { selector: 'button span' }).at(-1);
  if (last) fireEvent.click(last);
};
const words = () => screen.getByLabelText<HTMLInputElement>('做了什么');
const type = (value: string) => fireEvent.change(words(), { target: { value } });
const keys = () => new Set(sent.filter(({ method }) => method === 'POST').map(({ key }) => key));

it('sends one step under one key however often the answer is lost, and keeps the words till then', async () => {
  press('记走访');
  type('换了灯泡');
  outcomes.push(lost, answered(503, {}), answered(200, PAIR));
  press('记走访');
  await screen.findByText(/没有连上服务器/);
  press('取消');
  press('记走访');
  expect(words().value).toBe('换了灯泡');
  press('记走访');
  await screen.findByText(/系统繁忙/);
  press('记走访');
  await screen.findByText('已记走访，现为“联系中”');
  expect([sent.length, keys().size]).toEqual([3, 1]);
  press('记走访');
  await waitFor(() => expect(words().value).toBe(''));
});

it('keeps what was typed after a refusal, and does not read again what has not moved', async () => {
  press('记走访');
  type('下周要去');
  outcomes.push(refused('visitTimeUnfit', '走访时间不对'));
  press('记走访');
  await screen.findByText('走访时间不对');
  expect(words().value).toBe('下周要去');
  expect(sent).toHaveLength(1);
  type('上周去过');
  outcomes.push(answered(200, PAIR));
  press('记走访');
  await screen.findByText('已记走访，现为“联系中”');
  expect(keys().size).toBe(2);
});

it('says that somebody was faster, shows what it is now, and leaves the words to be copied', async () => {
  press('记走访');
  type('陪同就医');
  outcomes.push(refused('stepRefused', '此件现为“已结束”，不能“记走访”'), answered(200, ENDED));
  press('记走访');
  await screen.findByText(/不能“记走访”/);
  await screen.findByText(/您填写的文字还在/);
  await screen.findByText('已结束');
  expect(sent.map(({ url }) => url)).toEqual(['/api/pairs/7/steps/log', '/api/pairs/7']);
  expect(words().value).toBe('陪同就医');
});

it('says so before anything is sent where it moves while somebody types; what was read before says nothing', async () => {
  client.setQueryData(KEPT, ENDED, { updatedAt: Date.now() - 1_000 });
  press('记走访');
  type('量了血压');
  expect(screen.queryByText(/您填写的文字还在/)).toBeNull();
  act(() => void client.setQueryData(KEPT, { ...ENDED, stateLabel: '已由别人结束' }));
  await screen.findByText(/此件现为“已由别人结束”，已不能办理这一步。您填写的文字还在/);
  press('记走访');
  expect([words().value, sent]).toEqual(['量了血压', []]);
});

it('asks before what has no way back, and sends nothing to whoever thinks again', async () => {
  press('撤回');
  await screen.findByText('撤回后须重新提出。');
  press('再想想');
  expect(sent).toEqual([]);
  press('撤回');
  outcomes.push(answered(200, ENDED));
  press('撤回');
  await screen.findByText('已撤回，现为“已结束”');
});
