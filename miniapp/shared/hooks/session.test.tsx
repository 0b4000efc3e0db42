import { act, renderHook } from '@testing-library/react';
import { phone } from '../../test/stubs/phone';
import { useSession } from './session';

const person = { id: 7, name: '李秀英', phone: '138****0001', kind: 'resident', posts: [] };
const json = (statusCode: number, body: unknown) => ({ statusCode, data: JSON.stringify(body) });

describe('useSession', () => {
  it('signs in with the code of wx.login, keeps it on the phone, and forgets it on leaving even without a network', async () => {
    const { result } = renderHook(() => useSession());
    phone.answers(200, { token: 't1', expiresAt: 9, person });
    await act(async () => void (await result.current.signIn()));
    expect(phone.requests[0]).toMatchObject({ url: 'http://town.test/api/session/wechat', method: 'POST' });
    expect(JSON.parse(phone.requests[0]?.data ?? '')).toEqual({ program: 'resident', code: 'wx-code' });
    expect(result.current).toMatchObject({ signedIn: true, token: 't1', person: { name: '李秀英' } });
    expect(phone.storage.get('one-net:resident:session')).toMatchObject({ session: { token: 't1' } });

    phone.fails('request:fail');
    jest.spyOn(console, 'warn').mockImplementationOnce(() => undefined);
    await act(() => result.current.signOut());
    expect(result.current).toMatchObject({ signedIn: false, person: undefined });
  });

  it('stays outside and says why when the server refuses the code', async () => {
    const { result } = renderHook(() => useSession());
    phone.network = () =>
      json(401, { error: { code: 'wechatCodeRefused', message: '微信登录凭证无效或已使用' } });
    await act(async () => expect(await result.current.signIn()).toBe(false));
    expect(result.current).toMatchObject({ signedIn: false, busy: false, error: '微信登录凭证无效或已使用' });
  });
});
