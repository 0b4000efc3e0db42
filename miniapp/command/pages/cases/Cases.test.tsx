import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { phone } from '../../../test/stubs/phone';
import { lampCase } from '../../case/case.testing';
import { Cases } from './Cases';

const DAY = 24 * 3600 * 1000;
const answer = (data: object) => ({ statusCode: 200, data: JSON.stringify(data) });
const COUNTS = { byState: [], byCategory: [], lamps: { yellow: { count: 0 }, red: { count: 0 } }, total: 0 };
const search = (words: string) =>
  fireEvent.input(screen.getByLabelText('搜索案件'), { target: { value: words } });

let list: (query: URLSearchParams) => object;
beforeEach(() => {
  phone.network = ({ url }) =>
    answer(url.includes('/case-counts') ? COUNTS : list(new URL(url, 'http://here').searchParams));
});

it('says in which days it looked for words, and looks in earlier ones when asked', async () => {
  const to = Date.now();
  const from = to - 180 * DAY;
  const old = lampCase({ text: '很久以前的槐树' });
  list = (query) => {
    if (!query.has('words')) return { rows: [] };
    if (query.has('to')) return { rows: [old], searched: { from: from - 180 * DAY, to: from - 1 } };
    return { rows: [], searched: { from, to } };
  };
  render(<Cases />);
  await screen.findByText('没有找到案件');
  search('槐树');
  await screen.findByText('在近 180 天里没有找到“槐树”');
  fireEvent.click(screen.getByText('再往前找'));
  await screen.findByText(/很久以前的槐树/);
  expect(phone.requests.at(-1)?.url).toContain(`to=${from - 1}`);
  screen.getByText(/只找了\d{4}-\d\d-\d\d 至 \d{4}-\d\d-\d\d 里上报的案件/);
});

it('finds one by its number, and says where there are more than were counted', async () => {
  list = (query) =>
    query.has('words')
      ? { rows: [lampCase()], total: 1 }
      : { rows: [lampCase()], total: 1000, atLeast: true };
  render(<Cases />);
  await screen.findByText('共 1,000 件以上');
  search('261129000042');
  await screen.findByText('共 1 件');
  await waitFor(() => expect(phone.requests.at(-1)?.url).toContain('words=261129000042'));
  expect(screen.queryByText('再往前找')).toBeNull();
});
