import { answered, draw, press } from '../ui/draw.testing';
import type { NewsDeskView } from '@contract/news/news.api';
import { fireEvent, screen } from '@testing-library/react';
import { ArticleSteps } from './ArticleSteps';

const ARTICLE: NewsDeskView = {
  ...{ id: 5, title: '清理楼道', column: 'community', columnLabel: '社区新闻', authorName: '王晓燕' },
  ...{ unit: { id: 3, name: '青禾社区', shortName: '青禾' }, state: 'published', stateLabel: '已发布' },
  ...{ changedAt: 1, top: false, readers: 0, version: 4, summary: '', body: '<p>九点集合</p>', tags: [] },
  ...{ attachments: [], pushed: 0, steps: [] },
  actions: [
    { action: 'correct', form: 'article', label: '保存更正', tone: 'plain' },
    { action: 'top', form: 'none', label: '置顶', tone: 'plain' },
    { action: 'publish', form: 'none', label: '立即发布', tone: 'main' },
    { action: 'withdraw', form: 'reason', label: '撤回', tone: 'warn' },
  ],
};
const NEWER: NewsDeskView = { ...ARTICLE, version: 5, stateLabel: '已撤回', actions: [] };

let outcomes: Response[];
let sent: unknown[];
let read: NewsDeskView[];

beforeEach(() => {
  [outcomes, sent, read] = [[], [], []];
  globalThis.fetch = async (url, { method, body } = {}) => {
    if (method === 'POST') sent.push([String(url), JSON.parse(String(body))]);
    return outcomes.shift() ?? answered(404, {});
  };
});
const shown = (blocked: boolean) =>
  draw(<ArticleSteps article={ARTICLE} blocked={blocked} onRead={(article) => read.push(article)} />);
const words = () => screen.getByLabelText<HTMLTextAreaElement>('理由');

it('takes a step at once, and asks first before everybody reads it', async () => {
  shown(false);
  expect(screen.queryByText('保存更正')).toBeNull();
  outcomes.push(answered(200, ARTICLE));
  await press('置顶');
  await screen.findByText('已置顶，现为“已发布”');
  await press('立即发布');
  await screen.findByText('发布后，所有人在小程序里都能读到。');
  await press('再想想');
  expect(sent).toEqual([['/api/news-desk/5/steps/top', { seen: 4, form: {} }]]);
});

it('offers nothing while there are changes that were not saved', async () => {
  shown(true);
  screen.getByText('有未保存的修改，请先保存。');
  await press('置顶');
  expect(sent).toEqual([]);
});

it('withdraws only with a reason, which stays when the form is closed and when a colleague was faster', async () => {
  shown(false);
  await press('撤回');
  await press('撤回');
  await screen.findByText('请填写理由');
  fireEvent.change(words(), { target: { value: '时间有变' } });
  await press('取消');
  await press('撤回');
  expect(words().value).toBe('时间有变');
  const says = '这篇文章刚才已被同事修改，请先刷新，看过再改';
  outcomes.push(answered(409, { error: { code: 'newsMoved', message: says } }), answered(200, NEWER));
  await press('撤回');
  await screen.findByText(says);
  await screen.findByText(/此件现为“已撤回”.*您填写的文字还在/);
  expect(words().value).toBe('时间有变');
  expect(sent).toEqual([['/api/news-desk/5/steps/withdraw', { seen: 4, form: { words: '时间有变' } }]]);
  expect(read).toEqual([NEWER]);
});
