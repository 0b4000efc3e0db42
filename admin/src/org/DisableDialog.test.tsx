import type { StaffView } from '@contract/staff/staff.api';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { configure, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { App, ConfigProvider } from 'antd';
import { DisableDialog } from './DisableDialog';

const LIANG: StaffView = {
  ...{ id: 7, account: 'liang', name: '梁志强', phone: '199****0140', disabled: false, posts: [] },
  ...{ createdAt: 0, postings: [], charges: [], delegations: [] },
  may: { edit: true, post: false, delegate: false },
};
const SAYS = '梁志强手上还有 3 件案件没有办结';

type Outcome = Pick<Response, 'ok' | 'status' | 'json'>;
let outcomes: Outcome[];
let sent: unknown[];
let closed: number;
const refused = (code: string): Outcome => ({
  ...{ ok: false, status: 409 },
  json: async () => ({ error: { code, message: SAYS } }),
});
const done: Outcome = { ok: true, status: 200, json: async () => ({ ...LIANG, disabled: true }) };

jest.setTimeout(30_000);
configure({ asyncUtilTimeout: 10_000 });
const NO_MEDIA = { matches: false, onchange: null, addListener: () => {}, removeListener: () => {} };

beforeAll(() => {
  window.matchMedia = (media) => Object.assign(new EventTarget(), { ...NO_MEDIA, media });
});
beforeEach(() => {
  [sent, closed] = [[], 0];
  globalThis.fetch = async (_, { body } = {}) => {
    sent.push(JSON.parse(String(body)));
    return outcomes.shift() as Response;
  };
  render(
    <QueryClientProvider client={new QueryClient()}>
      <ConfigProvider button={{ autoInsertSpace: false }} theme={{ token: { motion: false } }}>
        <App>
          <DisableDialog person={LIANG} onClose={() => (closed += 1)} />
        </App>
      </ConfigProvider>
    </QueryClientProvider>,
  );
  fireEvent.change(screen.getByLabelText('原因'), { target: { value: '离职' } });
});
const press = (label: string) => fireEvent.click(screen.getByRole('button', { name: label }));

it('says what would be left behind, and does it when it is asked for once more', async () => {
  outcomes = [refused('workInHands'), done];
  press('停用');
  await screen.findByText(SAYS);
  expect([closed, screen.getByLabelText('原因')]).toEqual([0, expect.objectContaining({ value: '离职' })]);
  press('仍要停用');
  await waitFor(() => expect(closed).toBe(1));
  expect(sent).toEqual([{ words: '离职' }, { words: '离职', anyway: true }]);
});

it('insists on nothing that was refused for another reason', async () => {
  outcomes = [refused('lastAdministrator'), refused('lastAdministrator')];
  press('停用');
  await screen.findByText(SAYS);
  press('停用');
  await waitFor(() => expect(sent).toEqual([{ words: '离职' }, { words: '离职' }]));
});
