import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { CaseView } from '@contract/case/case.api';
import { phone } from '../../../test/stubs/phone';
import { lampCase, NO, offer } from '../../case/case.testing';
import { QuickSupervise } from './QuickSupervise';

function town(view: CaseView) {
  phone.network = ({ url, method }) => {
    if (url.includes('reply-templates')) return { statusCode: 200, data: JSON.stringify({ rows: [] }) };
    return { statusCode: 200, data: JSON.stringify(method === 'GET' ? view : { ...view, supervised: true }) };
  };
}

it('supervises with the words that stand ready', async () => {
  town(lampCase({ actions: [offer('supervise', 'supervise', '督办')] }));
  const done = jest.fn();
  render(<QuickSupervise no={NO} onClose={() => undefined} onDone={done} />);
  fireEvent.click(await screen.findByText('确定督办'));
  await waitFor(() => expect(done).toHaveBeenCalledWith('已督办：路灯（在路灯管理所）'));
  const sent = phone.requests.find(({ method }) => method === 'POST');
  expect(JSON.parse(sent?.data ?? '')).toMatchObject({
    seen: 4,
    form: { words: '请尽快办理并回复', days: 2 },
  });
});

it('offers nothing when the server does not', async () => {
  town(lampCase({ stateLabel: '待评价', actions: [] }));
  render(<QuickSupervise no={NO} onClose={() => undefined} onDone={() => undefined} />);
  expect(await screen.findByText('此件现为“待评价”，您现在不能督办它')).toBeInTheDocument();
  expect(screen.queryByText('确定督办')).not.toBeInTheDocument();
});
