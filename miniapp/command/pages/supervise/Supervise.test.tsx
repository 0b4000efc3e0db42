import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { phone } from '../../../test/stubs/phone';
import { lampCase } from '../../case/case.testing';
import { Supervise } from './Supervise';

const answer = (data: object, statusCode = 200) => ({ statusCode, data: JSON.stringify(data) });
const posts = () => phone.requests.filter(({ method }) => method === 'POST');

/** A red list of one lamp, and a server that answers the step so. */
function leader(row: ReturnType<typeof lampCase>, step: () => ReturnType<typeof answer>) {
  phone.network = ({ method }) => (method === 'GET' ? answer({ rows: [row], total: 1 }) : step());
  render(<Supervise figures="none" />);
}

it('supervises by the tap alone, with the standing words and two days to answer', async () => {
  leader(lampCase({ lamp: 'red' }), () => answer(lampCase({ supervised: true })));
  fireEvent.click(await screen.findByText('督办'));
  await screen.findByText('已督办：路灯（在路灯所），要求 2 个工作日内回复');
  expect(posts()).toHaveLength(1);
  expect(JSON.parse(posts()[0]?.data ?? '')).toEqual({ form: { words: '请尽快办理并回复', days: 2 } });
});

it('says the server’s refusal, and a second tap is the same intent', async () => {
  const refusal = { error: { code: 'stepRefused', message: '此件现为“待评价”，不能“督办”' } };
  leader(lampCase({ lamp: 'red' }), () => answer(refusal, 409));
  fireEvent.click(await screen.findByText('督办'));
  await screen.findByText('此件现为“待评价”，不能“督办”');
  fireEvent.click(screen.getByText('督办'));
  await waitFor(() => expect(posts()).toHaveLength(2));
  const [first, second] = posts().map(({ header }) => header['Idempotency-Key']);
  expect(first).toBe(second);
});

it('asks for words where it is supervised already', async () => {
  leader(lampCase({ lamp: 'red', supervised: true }), () => answer({}, 500));
  fireEvent.click(await screen.findByText('再次督办'));
  await waitFor(() => expect(phone.requests.some(({ url }) => url.includes('/cases/'))).toBe(true));
  expect(posts()).toHaveLength(0);
});
