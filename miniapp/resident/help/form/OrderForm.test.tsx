import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { openSession } from '@shared/api/session';
import { dayStart } from '@shared/ui/time';
import { phone, type Request } from '../../../test/stubs/phone';
import { orderBox } from '../../outbox/boxes';
import { orderDrafts, type OrderDraft } from '../../outbox/order-draft';
import { OrderForm } from './OrderForm';

const ME = 7;
const PLACE = { lng: 122.07, lat: 41.12 };
const json = (statusCode: number, body: unknown) => ({ statusCode, data: JSON.stringify(body) });
let order: (request: Request) => ReturnType<typeof json> | Promise<never>;

const written = (part: Partial<OrderDraft> = {}): OrderDraft => ({
  ...{ key: 'b'.repeat(32), kind: 'care', words: '母亲腿脚不便，想请人上门理发', photos: [] },
  ...{
    day: dayStart(Date.now(), 1),
    part: 'morning',
    whom: 'neighbour',
    name: '赵秀英',
    phone: '13912345678',
  },
  ...{ place: PLACE, address: '3 号楼 501' },
  ...part,
});

function town(request: Request) {
  const { url } = request;
  if (url.endsWith('/volunteer/orders')) return order(request);
  if (url.endsWith('/town'))
    return json(200, { name: '演示区', notice: '', centre: PLACE, ring: [], roads: [] });
  if (url.includes('/units')) return json(200, { rows: [{ id: 31, name: '青禾社区' }] });
  if (url.includes('/locate'))
    return json(200, {
      ...{ grid: { id: 1, name: '第十网格' }, community: { id: 2, name: '紫藤社区' } },
      ...{ street: { id: 3, name: '星桥街道' }, address: '翰林里附近' },
    });
  return json(200, { rows: [] });
}

async function openForm() {
  const opened = await act(async () => render(<OrderForm personId={ME} />));
  await act(async () => undefined);
  return opened;
}
const tapSend = () => userEvent.click(screen.getByRole('button', { name: '提交点单' }));
const sent = () => phone.requests.filter(({ url }) => url.endsWith('/volunteer/orders'));

describe('ordering help', () => {
  beforeEach(() => {
    orderBox.rows.set([]);
    orderDrafts.clear(ME);
    openSession({
      token: 't',
      expiresAt: 9,
      person: { id: ME, name: '李桂兰', phone: '', kind: 'resident', posts: [] },
    });
    phone.network = town;
    order = () => json(200, { id: 12 });
  });

  it('says at each field what is missing, and asks the server nothing', async () => {
    await openForm();
    expect(screen.queryByText('请选要哪种帮助')).toBeNull();
    await tapSend();
    for (const words of ['请说说要帮什么忙，至少两个字', '请选什么时候', '请说明是为谁点单'])
      expect(screen.getByText(words)).toBeInTheDocument();
    expect(sent()).toEqual([]);
  });

  it('goes from the first tap to a neighbour’s order with its place, time and whom to ask for', async () => {
    await openForm();
    await userEvent.click(screen.getByRole('radio', { name: '照护帮扶' }));
    fireEvent.change(screen.getByLabelText('帮什么忙'), { target: { value: '想请人上门理发' } });
    await userEvent.click(screen.getByRole('radio', { name: '明天' }));
    await userEvent.click(screen.getByRole('radio', { name: '上午' }));
    await userEvent.click(screen.getByRole('radio', { name: '替邻居、老人点' }));
    fireEvent.change(screen.getByLabelText('对方怎么称呼'), { target: { value: '赵秀英' } });
    fireEvent.change(screen.getByLabelText('对方的手机号'), { target: { value: '139' } });
    await userEvent.click(screen.getByRole('button', { name: '定不了位？选社区' }));
    await userEvent.click(await screen.findByRole('radio', { name: '青禾社区' }));
    await tapSend();
    expect(screen.getAllByText('请填写对方的 11 位手机号').length).toBeGreaterThan(0);
    expect(sent()).toEqual([]);

    fireEvent.change(screen.getByLabelText('对方的手机号'), { target: { value: '13912345678' } });
    await tapSend();
    await waitFor(() => expect(phone.visited).toEqual(['/help/order/index?id=12&new=1']));
    const tomorrow = dayStart(Date.now(), 1);
    expect(JSON.parse(sent()[0]?.data ?? '')).toEqual({
      ...{ kind: 'care', words: '想请人上门理发', communityId: 31, address: '', files: [] },
      ...{ wantedFrom: tomorrow + 8 * 3_600_000, wantedTo: tomorrow + 12 * 3_600_000 },
      neighbour: { name: '赵秀英', phone: '13912345678' },
    });
  });

  it('keeps an order written without a network, and sends it once with the same key when it is back', async () => {
    orderDrafts.put(ME, written());
    order = () => Promise.reject({ errMsg: 'request:fail' });
    await openForm();
    await tapSend();
    await waitFor(() => expect(phone.visited).toEqual(['/help/index']));
    expect(phone.toasts.at(-1)).toContain('已存好');
    expect(phone.storage.get('one-net:resident:order-outbox')).toMatchObject([{ draft: { name: '赵秀英' } }]);

    order = () => json(200, { id: 13 });
    await act(async () => void (await orderBox.sendWaiting()));
    expect(orderBox.rows.get()).toEqual([]);
    expect(new Set(sent().map(({ header }) => header['Idempotency-Key']))).toEqual(new Set(['b'.repeat(32)]));
  });

  it('keeps what was written when it is refused, says why, and tries again under a new key', async () => {
    orderDrafts.put(ME, written());
    order = () =>
      json(422, { error: { code: 'placeOutside', message: '所选位置不在本区范围内，请重新选择位置' } });
    await openForm();
    await tapSend();
    expect(await screen.findByText('所选位置不在本区范围内，请重新选择位置')).toBeInTheDocument();
    expect(screen.getByDisplayValue('赵秀英')).toBeInTheDocument();
    await tapSend();
    await waitFor(() => expect(sent()).toHaveLength(2));
    const [first, second] = sent().map(({ header }) => header['Idempotency-Key']);
    expect(second).not.toBe(first);
  });

  it('does not send a day that has passed while the draft lay there', async () => {
    orderDrafts.put(ME, written({ day: dayStart(Date.now(), -2) }));
    await openForm();
    await tapSend();
    expect(screen.getAllByText('选的时间已经过了，请重新选').length).toBeGreaterThan(0);
    expect(sent()).toEqual([]);
  });
});
