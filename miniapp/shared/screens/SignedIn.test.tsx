import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { PRIVACY_VERSION } from '@contract/identity/privacy';
import { phone } from '../../test/stubs/phone';
import { consentStore } from '../api/consent';
import { sessionStore } from '../api/session';
import { forgetConsent } from './privacy/privacy';
import { SignedIn } from './SignedIn';

const person = { id: 7, name: '居民0007', phone: '', kind: 'resident', posts: [] };
const refused = { error: { code: 'consentNeeded', message: '登录前请先看一看隐私说明并同意' } };
const json = (statusCode: number, body: unknown) => ({ statusCode, data: JSON.stringify(body) });

/** A server that does not know this WeChat, and keeps nothing of it without the consent. */
const stranger: typeof phone.network = ({ data = '' }) =>
  data.includes('consent') ? json(200, { token: 't', expiresAt: 9, person }) : json(403, refused);

const visits = (): unknown[] => phone.requests.map(({ data = '' }): unknown => JSON.parse(data));
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

describe('the door', () => {
  beforeEach(() => {
    forgetConsent();
    sessionStore.set({});
    phone.network = stranger;
    render(<SignedIn>{({ name }) => <div>{name}，您好</div>}</SignedIn>);
  });

  it('asks a first visitor for the consent, and sends the yes with the same sign-in', async () => {
    await press('微信登录');
    await screen.findByText('用之前，请您看一看');
    expect(screen.getByText(/不会记下您的任何信息；公开的内容照样能看/)).toBeInTheDocument();
    await press('同意并继续');
    await screen.findByText('居民0007，您好');
    const visit = { program: 'resident', code: 'wx-code' };
    expect(visits()).toEqual([visit, { ...visit, consent: PRIVACY_VERSION }]);
  });

  it('sends nothing more after a no, says what is needed, and asks again when wanted again', async () => {
    await press('微信登录');
    await screen.findByText('用之前，请您看一看');
    await press('先不同意');
    await waitFor(() => expect(screen.queryByText('用之前，请您看一看')).toBeNull());
    expect(screen.getByText('登录前请先看一看隐私说明并同意')).toBeInTheDocument();
    expect([visits().length, consentStore.get(), sessionStore.get()]).toEqual([1, '', {}]);
    await press('微信登录');
    await screen.findByText('用之前，请您看一看');
    await press('同意并继续');
    await screen.findByText('居民0007，您好');
  });

  it('takes a no for a no: agreeing elsewhere later sends nobody in', async () => {
    await press('微信登录');
    await screen.findByText('用之前，请您看一看');
    await press('先不同意');
    await waitFor(() => expect(screen.queryByText('用之前，请您看一看')).toBeNull());
    act(() => consentStore.set(PRIVACY_VERSION));
    await act(() => new Promise((later) => setTimeout(later, 20)));
    expect([visits().length, sessionStore.get()]).toEqual([1, {}]);
  });

  it('lets in whom the server knows without asking', async () => {
    phone.answers(200, { token: 't', expiresAt: 9, person });
    await press('微信登录');
    await screen.findByText('居民0007，您好');
    expect(visits()).toHaveLength(1);
  });
});
