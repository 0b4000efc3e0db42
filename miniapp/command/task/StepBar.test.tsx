import { fireEvent, render, screen } from '@testing-library/react';
import { offer } from '../case/case.testing';
import { StepBar } from './StepBar';

const OFFERED = [
  { ...offer('note', 'words', '记进展'), tone: 'plain' as const },
  { ...offer('suspend', 'suspend', '挂账'), tone: 'plain' as const },
  offer('answer', 'answer', '反馈结果'),
  offer('grant', 'words', '同意延期'),
];

it('keeps the main steps in sight and the rest one tap away', () => {
  const taken = jest.fn();
  render(<StepBar actions={OFFERED} onTake={taken} />);
  expect(screen.getByText('反馈结果')).toBeInTheDocument();
  expect(screen.queryByText('挂账')).not.toBeInTheDocument();
  fireEvent.click(screen.getByText('更多'));
  fireEvent.click(screen.getByText('挂账'));
  expect(taken).toHaveBeenCalledWith(expect.objectContaining({ action: 'suspend' }));
});

it('draws what the server gives and nothing else', () => {
  render(<StepBar actions={[offer('accept', 'none', '接收')]} onTake={() => undefined} />);
  expect(screen.getAllByRole('button').map((each) => each.textContent)).toEqual(['接收']);
});
