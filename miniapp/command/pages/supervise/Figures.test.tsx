import { render, screen } from '@testing-library/react';
import type { CaseCounts } from '@contract/case/case.api';
import { Figures } from './Figures';

const counts = (lamps: CaseCounts['lamps']): CaseCounts => ({
  ...{ byState: [], total: 4360, lamps },
  byCategory: [{ code: '100118', name: '路灯', open: 3, total: 9 }],
});

it('draws what was counted no further with a plus, and reads it out so', () => {
  render(<Figures counts={counts({ yellow: { count: 12 }, red: { count: 1000, atLeast: true } })} />);
  screen.getByText('1,000+');
  screen.getByLabelText('已超时 1,000 件以上');
  screen.getByText('12');
  screen.getByLabelText('快到期 12 件');
});
