import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ActionBar, type Action } from './ActionBar';
import { BigButton } from './BigButton';
import { Lamp, type LampColour } from './Lamp';
import { TextBox } from './TextBox';

const accept: Action = { action: 'accept', label: '接收', form: 'none', tone: 'main' };
const sendBack: Action = { action: 'sendBack', label: '退回', form: 'reason', tone: 'warn' };

describe('ActionBar', () => {
  it('draws just what it is given, in that order, and hands the whole action over', async () => {
    const taken: Action[] = [];
    render(<ActionBar actions={[accept, sendBack]} onTake={(action) => taken.push(action)} />);
    expect(screen.getAllByRole('button').map((button) => button.textContent)).toEqual(['接收', '退回']);
    await userEvent.click(screen.getByRole('button', { name: '退回' }));
    expect(taken).toEqual([sendBack]);
  });

  it('refuses to draw anything when the server allows nothing', () => {
    const { container } = render(<ActionBar actions={[]} onTake={() => undefined} />);
    expect(container).toBeEmptyDOMElement();
  });

  it('takes no second tap, and no other action, while one is under way', async () => {
    const taken: Action[] = [];
    render(
      <ActionBar actions={[accept, sendBack]} taking="accept" onTake={(action) => taken.push(action)} />,
    );
    for (const button of screen.getAllByRole('button')) await userEvent.click(button);
    expect(taken).toEqual([]);
  });
});

describe('Lamp', () => {
  it.each<[LampColour, string]>([
    ['green', '时限内'],
    ['yellow', '快到期'],
    ['red', '已超时'],
    ['off', '不计时'],
  ])('says %s in words, not by colour alone', (colour, word) => {
    render(<Lamp colour={colour} words="还剩 2 小时" />);
    expect(screen.getByText(`${word} · 还剩 2 小时`)).toHaveAttribute(
      'aria-label',
      `时限：${word} · 还剩 2 小时`,
    );
  });
});

describe('BigButton', () => {
  it('does nothing when it is off', async () => {
    let taps = 0;
    render(<BigButton label="提交" disabled onTap={() => (taps += 1)} />);
    await userEvent.click(screen.getByRole('button', { name: '提交' }));
    expect(taps).toBe(0);
  });
});

describe('TextBox', () => {
  it('says how many characters are too many and cuts none off', () => {
    render(<TextBox label="情况" value="😀路灯不亮" max={3} onChange={() => undefined} />);
    expect(screen.getByText('多了 2 个字，最多 3 个字')).toBeInTheDocument();
    expect(screen.getByRole('textbox', { name: '情况' })).toHaveValue('😀路灯不亮');
  });
});
