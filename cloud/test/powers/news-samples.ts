import { NEWS_ACTIONS, newsStep, type NewsForm } from '../../contract/news/news.flow';
import type { Sample } from './samples';
import type { Thing } from './thing';

const ARTICLE = { title: '别人的文章', column: 'notice', body: '<p>别人的话</p>' };

/** Forms of the news as somebody with the power would fill them in. */
const FORMS: Record<NewsForm, (thing: Thing) => Record<string, unknown>> = {
  none: () => ({}),
  article: () => ARTICLE,
  schedule: () => ({ at: 1 }),
  reason: () => ({ words: '有一个理由' }),
  readers: ({ communityId }) => ({ to: 'volunteers', unitId: communityId }),
};
const isForm = (form: string): form is NewsForm => form in FORMS;

/** How a stranger asks for somebody's draft. */
export const NEWS_SAMPLES: Record<string, (thing: Thing) => readonly Sample[]> = {
  'GET /news': () => [{ list: true }, { sent: { column: 'notice' }, list: true }],
  'GET /news/:id': ({ articleId }) => [{ path: { id: articleId } }],
  'POST /news/:id/read': ({ articleId }) => [{ path: { id: articleId } }],
  'GET /news-attachments/:id': ({ attachmentId }) => [{ path: { id: attachmentId } }],
  'GET /news-desk': () => [{ list: true }, { sent: { state: 'draft' }, list: true }],
  'GET /news-units': () => [{ list: true }],
  'GET /news-desk/:id': ({ articleId }) => [{ path: { id: articleId } }],
  'POST /news-desk': ({ communityId }) => [{ sent: { unitId: communityId, ...ARTICLE } }],
  'POST /news-desk/:id/steps/:action': (thing) =>
    NEWS_ACTIONS.map((action) => {
      const { asks } = newsStep(action);
      return {
        path: { id: thing.articleId, action },
        sent: { form: isForm(asks) ? FORMS[asks](thing) : {} },
      };
    }),
};
