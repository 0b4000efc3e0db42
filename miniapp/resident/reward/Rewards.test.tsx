import { fireEvent, render, screen } from '@testing-library/react';
import { phone } from '../../test/stubs/phone';
import { Rewards } from './Rewards';

const row = {
  ...{ id: 3, no: 'ON1', state: 'waiting', stateLabel: '待本人确认', plain: '请确认收款，24 小时内有效' },
  ...{ amount: 805, words: '随手拍核实奖励', name: '李*', at: 1_795_000_000_000, confirmable: true },
  ...{ actions: [], steps: [] },
};

describe('my rewards', () => {
  it('lists what was given, in yuan and in the server’s words, and opens one', async () => {
    phone.answers(200, { rows: [row] });
    render(<Rewards personId={1} />);
    fireEvent.click(await screen.findByText('8.05 元'));
    expect(screen.getByText('请确认收款，24 小时内有效')).toBeInTheDocument();
    expect(phone.visited).toEqual(['/reward/one/index?id=3']);
  });

  it('says once what its state says already', async () => {
    phone.answers(200, { rows: [{ ...row, stateLabel: '已到账', plain: '已到账', confirmable: false }] });
    render(<Rewards personId={1} />);
    expect(await screen.findAllByText('已到账')).toHaveLength(1);
  });

  it('says where rewards come from while there are none', async () => {
    phone.answers(200, { rows: [] });
    render(<Rewards personId={1} />);
    await screen.findByText('还没有奖励');
  });
});
