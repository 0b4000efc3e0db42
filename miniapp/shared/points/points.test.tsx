import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { EntryView, GoodView, RedemptionView } from '@contract/points/points.api';
import { phone, type Request } from '../../test/stubs/phone';
import { Goods } from './Goods';
import { League } from './League';
import { townMonths } from './months';
import { Redemption } from './Redemption';
import { Statement } from './Statement';

const AT = 1_795_000_000_000;
const COMMUNITY = { id: 31, name: '青禾社区' };
const good = (more: Partial<GoodView> = {}): GoodView => ({
  ...{ id: 5, community: COMMUNITY, title: '洗衣液', words: '两公斤', points: 50, stock: 3, perPerson: 1 },
  ...{ pickupDays: 14, listed: true, redeeming: { open: true, why: '' } },
  ...more,
});
const redemption = (more: Partial<RedemptionView> = {}): RedemptionView => ({
  ...{ id: 9, state: 'redeemed', stateLabel: '待领取', plain: '已兑换，请凭领取码到社区领取' },
  ...{ title: '洗衣液', community: COMMUNITY, points: 50, code: '1234567890', name: '李*', at: AT },
  collectUntil: AT + 14 * 86_400_000,
  actions: [{ action: 'cancel', label: '取消兑换', form: 'none', tone: 'warn' }],
  steps: [{ at: AT, title: '兑换', words: '' }],
  ...more,
});
const entry = (id: number, amount: number): EntryView => ({
  ...{ id, at: AT, amount, after: 100 + id, label: `第 ${id} 笔`, words: '' },
});
const json = (statusCode: number, body: unknown) => ({ statusCode, data: JSON.stringify(body) });
const BALANCE = { balance: 120, earned: 300, expiring: { points: 20, at: AT } };

describe('the statement', () => {
  it('shows the balance, what ends soon, and pages through the entries', async () => {
    phone.network = ({ url }) => {
      if (url.endsWith('/points/me')) return json(200, BALANCE);
      return json(
        200,
        url.includes('after=k') ? { rows: [entry(1, -5)] } : { rows: [entry(2, 7)], next: 'k' },
      );
    };
    render(<Statement personId={1} />);
    await screen.findByText('120');
    expect(screen.getByText(/30 天内有 20 分到期/)).toBeInTheDocument();
    await screen.findByText('+7');
    await userEvent.click(await screen.findByRole('button', { name: '再看一些' }));
    await screen.findByText('-5');
    expect(screen.getByText('就这些了')).toBeInTheDocument();
  });

  it('shows how points are earned in the server’s words, and no rule that is out of use', async () => {
    const rule = (code: string, label: string, active: boolean) => ({
      ...{ code, label, active, points: 2, expireDays: 730, says: `每次 2 分，${label}` },
    });
    phone.network = ({ url }) => {
      if (url.endsWith('/points/me')) return json(200, BALANCE);
      const rows = [rule('rating', '有内容的评价', true), rule('orderRating', '有内容的点单评价', false)];
      return json(200, { rows: url.endsWith('/points/rules') ? rows : [] });
    };
    render(<Statement personId={1} />);
    await userEvent.click(await screen.findByText('怎么得积分'));
    await screen.findByText('每次 2 分，有内容的评价');
    expect(screen.queryByText('有内容的点单评价')).toBeNull();
  });

  it('says why it could not be opened, and tries again', async () => {
    phone.fails('request:fail');
    render(<Statement personId={1} />);
    await screen.findByText('网络不通，请检查网络后再试');
    phone.network = ({ url }) => json(200, url.endsWith('/points/me') ? BALANCE : { rows: [] });
    await userEvent.click(screen.getByRole('button', { name: '再试一次' }));
    await screen.findByText('120');
    await screen.findByText(/还没有。上报经核实/);
  });
});

describe('the league', () => {
  it('asks anew for another table and month, and marks oneself', async () => {
    phone.network = ({ url }) =>
      json(200, {
        rows: url.includes('by=branch') ? [] : [{ rank: 1, name: '李桂兰', points: 40, mine: true }],
      });
    render(<League />);
    await screen.findByText('李桂兰（我）');
    await userEvent.click(screen.getByRole('radio', { name: '累计' }));
    await waitFor(() => expect(phone.requests.at(-1)?.url).not.toContain('month='));
    await userEvent.click(screen.getByRole('radio', { name: '党支部' }));
    await screen.findByText('还没有人上榜');
  });

  it('draws a long table a part at a time, and oneself wherever one stands', async () => {
    const rows = Array.from({ length: 70 }, (_, at) => ({
      ...{ rank: at + 1, name: at === 64 ? '李桂兰' : '赵*', points: 100 - at, mine: at === 64 },
    }));
    phone.answers(200, { rows });
    render(<League />);
    await screen.findByText('李桂兰（我）');
    expect(screen.getAllByText('赵*')).toHaveLength(30);
    await userEvent.click(screen.getByRole('button', { name: '再看一些' }));
    expect(screen.getAllByText('赵*')).toHaveLength(60);
    await userEvent.click(screen.getByRole('button', { name: '再看一些' }));
    expect(screen.getAllByText('李桂兰（我）')).toHaveLength(1);
  });

  it('knows the months of the town, over the end of a year too', () => {
    expect(townMonths(Date.UTC(2026, 11, 31, 16)).map(({ value }) => value)).toEqual([
      '202701',
      '202612',
      '',
    ]);
  });
});

describe('the shop', () => {
  let redeem: (request: Request) => ReturnType<typeof json>;
  beforeEach(() => {
    phone.network = (request) => {
      if (request.method === 'POST') return redeem(request);
      if (request.url.endsWith('/points/me')) return json(200, BALANCE);
      return json(200, {
        rows: [good(), good({ id: 6, title: '雨伞', redeeming: { open: false, why: '已兑完' } })],
      });
    };
  });

  it('asks before it pays, then shows the code in digits and as a picture', async () => {
    redeem = () => json(200, redemption());
    render(<Goods personId={1} />);
    await userEvent.click(await screen.findByRole('button', { name: '兑换' }));
    expect(screen.getByText('兑换后还有 70 分')).toBeInTheDocument();
    expect(phone.requests.some(({ method }) => method === 'POST')).toBe(false);
    await userEvent.click(screen.getByRole('button', { name: '确定兑换' }));
    await screen.findByText('123 456 7890');
    expect(screen.getByRole('img', { name: '领取码的二维码' })).toBeInTheDocument();
    expect(phone.requests.find(({ method }) => method === 'POST')?.url).toContain(
      '/shop/goods/5/redemptions',
    );
  });

  it('puts the server’s reason in the place of the button', async () => {
    render(<Goods personId={1} />);
    await screen.findByText('已兑完');
    expect(screen.getAllByRole('button', { name: '兑换' })).toHaveLength(1);
  });

  it('says that it was refused, pays nothing, and repeats the same intent under the same key', async () => {
    redeem = () => json(409, { error: { code: 'goodsGone', message: '已兑完，请看最新情况' } });
    render(<Goods personId={1} />);
    await userEvent.click(await screen.findByRole('button', { name: '兑换' }));
    await userEvent.click(screen.getByRole('button', { name: '确定兑换' }));
    await screen.findByText('已兑完，请看最新情况');
    expect(screen.queryByText('123 456 7890')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: '确定兑换' }));
    const keys = phone.requests.flatMap(({ method, header }) =>
      method === 'POST' ? header['Idempotency-Key'] : [],
    );
    await waitFor(() => expect(keys.length).toBeGreaterThan(0));
    expect(new Set(keys).size).toBe(1);
  });
});

describe('one redemption', () => {
  it('shows the code large, and no more once it is cancelled', async () => {
    const cancelled = redemption({ plain: '已取消，积分已退回', code: undefined, actions: [] });
    phone.network = ({ method }) => json(200, method === 'POST' ? cancelled : redemption());
    render(<Redemption id={9} />);
    await screen.findByText('123 456 7890');
    fireEvent.click(screen.getByRole('button', { name: '取消兑换' }));
    await screen.findByText('确定要“取消兑换”吗？');
    const buttons = screen.getAllByRole('button', { name: '取消兑换' });
    fireEvent.click(buttons.find((each) => each.closest('.sheet')) ?? document.body);
    await screen.findByText('已取消，积分已退回');
    expect(screen.queryByText('123 456 7890')).toBeNull();
    expect(screen.queryByRole('button', { name: '取消兑换' })).toBeNull();
  });
});
