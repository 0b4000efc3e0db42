import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { OrderView } from '@contract/volunteer/volunteer.api';
import { phone } from '../../test/stubs/phone';
import { json, refused } from '../ui/volunteer.testing';
import { Order } from './Order';

const AT = 1_795_000_000_000;
const order: OrderView = {
  ...{ id: 7, state: 'arranged', stateLabel: '已派单', plain: '已安排志愿者', kind: 'care' },
  ...{ kindLabel: '照护帮扶', words: '想请人上门理发', address: '3 号楼 501' },
  ...{ community: { id: 31, name: '青禾社区' }, wantedFrom: AT, wantedTo: AT + 3_600_000 },
  ...{ forNeighbour: true, orderedAt: AT, contact: { name: '赵秀英', phone: '13912345678' } },
  ...{ helpers: [], actions: [], steps: [] },
};
const town = (view: Partial<OrderView>) => {
  phone.network = ({ url }) =>
    url.includes('/orders/7') ? json(200, { ...order, ...view }) : refused(503, 'busy', '忙');
};

describe('a wish, to whoever comes', () => {
  it('says what is wanted, where, for whom, and calls them at a tap', async () => {
    town({});
    render(<Order id={7} />);
    await screen.findByText('想请人上门理发');
    screen.getByText('3 号楼 501');
    screen.getByText('赵秀英，13912345678');
    await userEvent.click(screen.getByRole('button', { name: '打电话联系' }));
    await waitFor(() => expect(phone.called).toEqual(['13912345678']));
  });

  it('says the number where the phone cannot call, and nothing where the call was thought better of', async () => {
    town({});
    render(<Order id={7} />);
    phone.callTrouble = 'makePhoneCall:fail cancel';
    await userEvent.click(await screen.findByRole('button', { name: '打电话联系' }));
    expect(phone.toasts).toEqual([]);
    phone.callTrouble = 'makePhoneCall:fail not supported';
    jest.spyOn(console, 'warn').mockImplementationOnce(() => undefined);
    await userEvent.click(screen.getByRole('button', { name: '打电话联系' }));
    await waitFor(() => expect(phone.toasts).toEqual(['请手动拨打 13912345678']));
  });

  it('offers no call where no number was left, nor to whom it is not told', async () => {
    town({ contact: { name: '赵秀英', phone: '' } });
    const { unmount } = render(<Order id={7} />);
    await screen.findByText('赵秀英，没有留电话，请问社区');
    expect(screen.queryByRole('button', { name: '打电话联系' })).toBeNull();
    unmount();
    town({ contact: undefined });
    render(<Order id={7} />);
    await screen.findByText('想请人上门理发');
    expect(screen.queryByText('为谁办')).toBeNull();
  });

  it('is not there for whoever has no part in it', async () => {
    phone.network = () => refused(404, 'notFound', '没有找到，可能已被删除，或您无权查看');
    render(<Order id={7} />);
    await screen.findByText('没有找到，可能已被删除，或您无权查看');
  });
});
