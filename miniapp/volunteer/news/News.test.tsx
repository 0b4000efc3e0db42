import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { NewsRow, NewsView } from '@contract/news/news.api';
import { phone } from '../../test/stubs/phone';
import { Article } from './article/Article';
import { NewsList } from './NewsList';

const row = (id: number, more: Partial<NewsRow> = {}): NewsRow => ({
  ...{ id, title: `第 ${id} 篇`, summary: '摘要', column: 'community', columnLabel: '社区新闻' },
  unit: { id: 3, name: '青禾社区', shortName: '青禾社区' },
  ...{ publishedAt: 1_795_000_000_000, top: false, readers: 3, tags: [] },
  ...more,
});
const article: NewsView = { ...row(7), body: '<p>请带上<strong>手套</strong></p>', attachments: [] };
const json = (statusCode: number, body: unknown) => ({ statusCode, data: JSON.stringify(body) });
const refused = json(404, { error: { code: 'notFound', message: '没有找到，可能已被删除，或您无权查看' } });

describe('the list of news', () => {
  it('shows what the server sends in its order, the topped marked, and opens one', async () => {
    phone.answers(200, { rows: [row(2, { top: true, title: '要紧的' }), row(1)] });
    render(<NewsList />);
    await userEvent.click(await screen.findByRole('button', { name: '置顶，要紧的' }));
    expect(phone.visited).toEqual(['/news/article/index?id=2']);
    expect(screen.getAllByRole('button').map((each) => each.getAttribute('aria-label'))).toEqual([
      '置顶，要紧的',
      '第 1 篇',
    ]);
  });

  it('asks for one column, and says so when there is nothing in it', async () => {
    phone.network = ({ url }) => json(200, { rows: url.includes('column=study') ? [] : [row(1)] });
    render(<NewsList />);
    await screen.findByText('第 1 篇');
    await userEvent.click(screen.getByRole('radio', { name: '学习园地' }));
    await screen.findByText('“学习园地”里还没有文章');
    expect(phone.requests.at(-1)?.url).toContain('column=study');
  });

  it('says why it could not load, and tries again', async () => {
    phone.fails('request:fail timeout');
    render(<NewsList />);
    await screen.findByText(/等了太久没有回音/);
    phone.answers(200, { rows: [row(1)] });
    await userEvent.click(screen.getByRole('button'));
    await screen.findByText('第 1 篇');
  });

  it('goes on with the next page', async () => {
    phone.network = ({ url }) =>
      json(200, url.includes('after=k5') ? { rows: [row(1)] } : { rows: [row(2)], next: 'k5' });
    render(<NewsList />);
    await userEvent.click(await screen.findByRole('button', { name: '再看一些' }));
    await screen.findByText('第 1 篇');
    expect(screen.getByText('第 2 篇')).toBeInTheDocument();
  });
});

describe('an article', () => {
  it('is drawn in full, and counts its reader once', async () => {
    phone.network = ({ method }) => json(200, method === 'POST' ? { readers: 4 } : article);
    render(<Article id={7} />);
    expect((await screen.findByText('手套')).closest('.rich__strong')).not.toBeNull();
    await screen.findByText('4 人读过');
    expect(phone.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  it('can be read although it could not be counted', async () => {
    const warned = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    phone.network = ({ method }) => (method === 'POST' ? json(503, {}) : json(200, article));
    render(<Article id={7} />);
    await screen.findByText('3 人读过');
    await waitFor(() => expect(warned).toHaveBeenCalled());
    warned.mockRestore();
  });

  it('says that it is gone once it was withdrawn, and counts nobody', async () => {
    phone.network = () => refused;
    render(<Article id={7} />);
    await screen.findByText('没有找到，可能已被删除，或您无权查看');
    expect(phone.requests.filter(({ method }) => method === 'POST')).toEqual([]);
  });
});
