import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { OrderRow } from '@contract/volunteer/volunteer.api';
import { openSession } from '@shared/api/session';
import { phone } from '../../test/stubs/phone';
import { orderBox } from '../outbox/boxes';
import { orderDrafts, type OrderDraft } from '../outbox/order-draft';
import { MyOrders } from './MyOrders';

const ME = 7;
const AT = 1_795_000_000_000;
const row = (id: number, more: Partial<OrderRow> = {}): OrderRow => ({
  ...{ id, state: 'accepted', stateLabel: '待派单', plain: '社区已受理，正在安排志愿者' },
  ...{ kind: 'repair', kindLabel: '维修安装', words: `第 ${id} 单`, address: '', forNeighbour: false },
  ...{ community: { id: 31, name: '青禾社区' }, wantedFrom: AT, wantedTo: AT + 3_600_000, orderedAt: AT },
  ...more,
});
const draft: OrderDraft = {
  ...{ key: 'c'.repeat(32), kind: 'repair', words: '水龙头漏水', photos: [], part: 'any', address: '' },
  ...{ name: '', phone: '', whom: 'self', day: 'week' },
};
const body = { kind: 'repair', words: '水龙头漏水', wantedFrom: AT, wantedTo: AT + 1 } as const;
/** What has not been sent stands there before the list has come. */
const listed = () => waitFor(() => expect(screen.queryByLabelText('正在打开')).toBeNull());
const json = (statusCode: number, data: unknown) => ({ statusCode, data: JSON.stringify(data) });

describe('my orders', () => {
  beforeEach(() => {
    orderBox.rows.set([]);
    orderDrafts.clear(ME);
    openSession({
      token: 't',
      expiresAt: 9,
      person: { id: ME, name: '李桂兰', phone: '', kind: 'resident', posts: [] },
    });
  });

  it('says in plain words where each stands, and opens one', async () => {
    phone.answers(200, { rows: [row(3, { forNeighbour: true }), row(2)] });
    render(<MyOrders personId={ME} />);
    await screen.findByText('维修安装（替邻居）');
    fireEvent.click(screen.getByText('第 2 单'));
    expect(phone.visited).toEqual(['/help/order/index?id=2']);
  });

  it('says what may be asked for where nothing has been, and why it could not be opened', async () => {
    phone.answers(200, { rows: [] });
    const { unmount } = render(<MyOrders personId={ME} />);
    await screen.findByText('还没有点过单');
    unmount();
    phone.fails('request:fail');
    render(<MyOrders personId={ME} />);
    await screen.findByText('网络不通，请检查网络后再试');
  });

  it('keeps a refused order in sight with the reason, and mends it in the form under a new key', async () => {
    phone.answers(200, { rows: [] });
    orderBox.rows.set([{ personId: ME, draft, body, since: AT, refusal: '所选位置不在本区范围内' }]);
    render(<MyOrders personId={ME} />);
    await screen.findByText('维修安装：水龙头漏水');
    await listed();
    expect(screen.getByText('所选位置不在本区范围内')).toBeInTheDocument();
    await act(async () => fireEvent.click(screen.getByRole('button', { name: '修改' })));
    expect(phone.visited).toEqual(['/help/form/index']);
    expect(orderBox.rows.get()).toEqual([]);
    expect(orderDrafts.of(ME)).toMatchObject({ words: '水龙头漏水' });
    expect(orderDrafts.of(ME).key).not.toBe(draft.key);
  });

  it('turns what has been sent into a row of the list', async () => {
    let rows: OrderRow[] = [];
    phone.network = ({ method }) => {
      if (method === 'GET') return json(200, { rows });
      rows = [row(9, { words: '水龙头漏水' })];
      return json(200, rows[0]);
    };
    orderBox.rows.set([{ personId: ME, draft, body, since: AT }]);
    render(<MyOrders personId={ME} />);
    await screen.findByText('等待网络，连上后自动发送');
    await listed();
    await act(async () => fireEvent.click(screen.getByRole('button', { name: '现在发送' })));
    await waitFor(() => expect(screen.queryByText('等待网络，连上后自动发送')).toBeNull());
    await screen.findByText('水龙头漏水');
  });
});
