import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { MyDataView, RequestView } from '@contract/identity/rights.api';
import { sessionStore } from '../../api/session';
import { consentStore } from '../../api/consent';
import { PRIVACY_VERSION } from '@contract/identity/privacy';
import { phone, type Request } from '../../../test/stubs/phone';
import { MyData } from './MyData';

const ME = 7;
const mine: MyDataView = {
  name: '李桂兰',
  phone: '13800001234',
  programs: ['resident'],
  consent: { version: PRIVACY_VERSION, at: 1_795_000_000_000 },
  requests: [],
  unfinished: [],
};
const request = (more: Partial<RequestView>): RequestView => ({
  id: 3,
  kind: 'erase',
  kindLabel: '删除我的信息',
  state: 'waiting',
  stateLabel: '等上报的事办结',
  askedAt: 1_795_000_000_000,
  dueAt: 1_796_000_000_000,
  words: '',
  answer: '',
  ready: false,
  actions: [],
  ...more,
});

let data: MyDataView;
const sent = (path: string): Request[] =>
  phone.requests.filter(({ url, method }) => method === 'POST' && url.endsWith(path));

describe('my data', () => {
  beforeEach(() => {
    data = mine;
    consentStore.set(PRIVACY_VERSION);
    sessionStore.set({
      session: {
        token: 't1',
        expiresAt: 9,
        person: { id: ME, name: '李桂兰', phone: '', kind: 'resident', posts: [] },
      },
    });
    phone.network = ({ url }) =>
      url.endsWith('/me/data/erasure')
        ? {
            statusCode: 200,
            data: JSON.stringify(request({ state: data.unfinished.length ? 'waiting' : 'done' })),
          }
        : { statusCode: 200, data: JSON.stringify(url.endsWith('/withdraw') ? { ok: true } : data) };
  });

  it('shows what is known, and takes the number away when asked twice', async () => {
    render(<MyData personId={ME} />);
    fireEvent.click(await screen.findByText('手机号 13800001234'));
    await waitFor(() => expect(sent('/me/phone/unbind')).toHaveLength(1));
  });

  it('signs out and forgets the consent when it is withdrawn', async () => {
    render(<MyData personId={ME} />);
    fireEvent.click(await screen.findByText('撤回同意'));
    fireEvent.click(await screen.findByText('撤回并退出'));
    await waitFor(() => expect(sessionStore.get().session).toBeUndefined());
    expect([sent('/me/consent/withdraw').length, consentStore.get()]).toEqual([1, '']);
  });

  it('says which cases an erasure waits for, and then stays signed in', async () => {
    data = { ...mine, unfinished: ['261123000001'] };
    render(<MyData personId={ME} />);
    fireEvent.click(await screen.findByText('删除我的信息'));
    expect(await screen.findByText(/还有 1 件在办（261123000001）/)).toBeTruthy();
    fireEvent.click(screen.getByText('办结后删除'));
    await waitFor(() => expect(sent('/me/data/erasure')).toHaveLength(1));
    expect(sessionStore.get().session?.token).toBe('t1');
  });

  it('leaves at once when nothing is open', async () => {
    render(<MyData personId={ME} />);
    fireEvent.click(await screen.findByText('删除我的信息'));
    fireEvent.click(await screen.findByText('现在删除'));
    await waitFor(() => expect(sessionStore.get().session).toBeUndefined());
  });

  it('draws the buttons the server gives, and says a refusal in its words', async () => {
    const cancel = { action: 'cancel' as const, label: '撤回', form: 'none', tone: 'plain' as const };
    data = { ...mine, requests: [request({ actions: [cancel] })] };
    phone.network = ({ method }) =>
      method === 'POST'
        ? {
            statusCode: 409,
            data: JSON.stringify({
              error: { code: 'requestMoved', message: '这件申请现为“已办结”，不能再办理' },
            }),
          }
        : { statusCode: 200, data: JSON.stringify(data) };
    render(<MyData personId={ME} />);
    fireEvent.click(await screen.findByText('撤回'));
    expect(await screen.findByText('这件申请现为“已办结”，不能再办理')).toBeTruthy();
  });
});
