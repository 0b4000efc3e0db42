import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { PayoutView } from '@contract/payout/payout.api';
import { phone } from '../../../test/stubs/phone';
import { Reward } from './Reward';

const AT = 1_795_000_000_000;
const view = (more: Partial<PayoutView> = {}): PayoutView => ({
  ...{ id: 3, no: 'ONabc', state: 'waiting', stateLabel: '待本人确认', amount: 800 },
  ...{ plain: '请确认收款，24 小时内有效', words: '随手拍 261128000001 核实奖励', name: '李*' },
  ...{ at: AT, confirmable: true, confirmUntil: AT + 86_400_000, actions: [], steps: [] },
  ...more,
});
const paid = view({ plain: '已到账', confirmable: false, confirmUntil: undefined, paidAt: AT });
const json = (body: unknown) => ({ statusCode: 200, data: JSON.stringify(body) });
const ASKED = { mchId: '1900000109', appId: 'wx1', package: 'sealed' };

interface Call {
  success: () => void;
  fail: (cause: { errMsg: string }) => void;
}
const wechat = (answer: (call: Call) => void, known = true) => {
  const calls: unknown[] = [];
  Object.assign(globalThis, {
    wx: {
      canIUse: () => known,
      requestMerchantTransfer: (call: Call) => {
        calls.push(call);
        answer(call);
      },
    },
  });
  return calls;
};
/** What the server says of it, one after the other; the last one again and again. */
const says = (...views: PayoutView[]) => {
  phone.network = ({ url }) =>
    url.endsWith('/confirmation') ? json(ASKED) : json(views.length > 1 ? views.shift() : views[0]);
};
const confirm = async () => fireEvent.click(await screen.findByRole('button', { name: '确认收款' }));

describe('a reward to be confirmed', () => {
  afterEach(() => Reflect.deleteProperty(globalThis, 'wx'));

  it('hands WeChat what the server gave, and believes only the server about the money', async () => {
    says(view(), paid);
    const calls = wechat(({ success }) => success());
    render(<Reward id={3} />);
    await confirm();
    await screen.findByText('现在的情况：已到账');
    expect(calls).toMatchObject([ASKED]);
    expect(screen.queryByRole('button', { name: '确认收款' })).toBeNull();
  });

  it('does not say paid where the page was only shown, and lets one look again', async () => {
    says(view());
    wechat(({ success }) => success());
    render(<Reward id={3} />);
    await confirm();
    await screen.findByText(/微信的确认页面打开过了/);
    expect(screen.queryByText('已到账')).toBeNull();
    says(paid);
    fireEvent.click(screen.getByRole('button', { name: '看看到账没有' }));
    await screen.findByText('已到账');
  });

  it('may be tried again after backing out, until the time the server names', async () => {
    says(view());
    const calls = wechat(({ fail }) => fail({ errMsg: 'requestMerchantTransfer:fail cancel' }));
    render(<Reward id={3} />);
    await confirm();
    await screen.findByText('您还没有确认收款。24 小时内随时可以再来确认。');
    expect(screen.getByText(/请在 .* 前确认/)).toBeInTheDocument();
    await confirm();
    await waitFor(() => expect(calls).toHaveLength(2));
  });

  it('says what to do in an old WeChat and in a browser, and asks for no parameters there', async () => {
    says(view());
    wechat(() => undefined, false);
    render(<Reward id={3} />);
    await confirm();
    await screen.findByText(/请把微信更新到最新版/);
    expect(phone.requests.filter(({ url }) => url.endsWith('/confirmation'))).toEqual([]);
  });

  it('shows the refusal where the time is over', async () => {
    wechat(({ success }) => success());
    phone.network = ({ url }) =>
      url.endsWith('/confirmation')
        ? {
            statusCode: 409,
            data: JSON.stringify({
              error: { code: 'payoutNotConfirmable', message: '这笔奖励现在不用确认，或已超过 24 小时' },
            }),
          }
        : json(view());
    render(<Reward id={3} />);
    await confirm();
    await screen.findByText('这笔奖励现在不用确认，或已超过 24 小时');
  });
});
