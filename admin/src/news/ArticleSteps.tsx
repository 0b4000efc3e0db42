import { newsApi, type NewsDeskView } from '@contract/news/news.api';
import { api } from '../app/http';
import { ActionBar } from '../ui/ActionBar';
import { useSteps, type Steps } from '../ui/use-steps';
import { StepFields } from './StepFields';
import { useTaken } from './use-news';

interface ArticleStepsProps {
  article: NewsDeskView;
  /** There are changes that were not saved: what is signed must be what is seen. */
  blocked: boolean;
  /** A colleague was faster: this is the article now. */
  onRead: (article: NewsDeskView) => void;
}

/** The buttons the server offers; saving has its own. */
export function ArticleSteps({ article, blocked, onRead }: ArticleStepsProps) {
  const { start, busy, dialog } = useArticleSteps(onRead);
  const offered = article.actions.filter(({ form }) => form !== 'article');
  if (offered.length === 0) return dialog;
  return (
    <div className="article-steps">
      <ActionBar actions={offered} busy={blocked || busy} onTake={(step) => start(article, step)} />
      {blocked ? <small>有未保存的修改，请先保存。</small> : null}
      {dialog}
    </div>
  );
}

function useArticleSteps(onRead: ArticleStepsProps['onRead']): Steps<NewsDeskView> {
  const taken = useTaken();
  return useSteps(
    {
      ...{ take: newsApi.take, taken },
      input: ({ id, version: seen }, { action }, form) => ({ id, action, seen, form }),
      readAgain: async ({ id }) => {
        const article = await api(newsApi.open, { id });
        taken(article);
        onRead(article);
        return article;
      },
    },
    {
      key: ({ id }) => `article:${id}`,
      name: ({ title }) => title,
      about: ({ columnLabel, unit, authorName }) => [columnLabel, unit.name, authorName].join(' · '),
      sure: { publish: '发布后，所有人在小程序里都能读到。' },
      initial: ({ form }, { unit }) => (form === 'readers' ? { to: 'volunteers', unitId: unit.id } : {}),
      fields: ({ form }, { unit }) => <StepFields form={form} unit={unit} />,
    },
  );
}
