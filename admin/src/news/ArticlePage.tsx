import './news.css';
import { ArrowLeftOutlined } from '@ant-design/icons';
import { newsApi, type NewsDeskView } from '@contract/news/news.api';
import { Alert, App, Button } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { messageOf } from '../app/http';
import { useCreate } from '../app/use-create';
import { PageHead } from '../ui/PageHead';
import { fullTime } from '../ui/time';
import { LoadFailed, LoadingRows } from '../ui/Waiting';
import { ArticleFields } from './ArticleFields';
import { ArticleSteps } from './ArticleSteps';
import { draftOf, EMPTY_DRAFT, formOf, isChanged, type ArticleDraft } from './article-draft';
import { LivePreview } from './LivePreview';
import { useArticle, useSave, useSeats, useTaken } from './use-news';

/** One article: written at the left, seen on a reader's phone at the right. */
export function ArticlePage() {
  const { id = 'new' } = useParams();
  const known = /^\d+$/.test(id) ? Number(id) : undefined;
  const article = useArticle(known);
  if (known === undefined) return <NewArticle key="new" />;
  if (article.isPending) return <LoadingRows />;
  if (article.isError)
    return (
      <LoadFailed
        failed={messageOf(article.error)}
        onRetry={() => void article.refetch()}
        retrying={article.isFetching}
      />
    );
  return <OpenArticle key={known} article={article.data} />;
}

function NewArticle() {
  const go = useNavigate();
  const { message } = App.useApp();
  const seats = useSeats().data?.rows ?? [];
  const taken = useTaken();
  const [draft, setDraft] = useState<ArticleDraft>(EMPTY_DRAFT);
  const unitId = draft.unitId ?? seats[0]?.id;
  const write = useCreate(newsApi.write, (article) => {
    taken(article);
    void message.success('已存为草稿');
    void go(`/news/${article.id}`, { replace: true });
  });
  return (
    <Frame
      title="写文章"
      about="先存草稿；发布由领导签发。"
      refusal={write.error ? messageOf(write.error) : undefined}
    >
      <ArticleFields
        draft={{ ...draft, unitId }}
        seats={seats}
        onChange={(change) => setDraft((now) => ({ ...now, ...change }))}
      />
      <aside className="article-side">
        <Button
          type="primary"
          block
          loading={write.isPending}
          disabled={unitId === undefined}
          onClick={() => unitId !== undefined && write.mutate({ unitId, ...formOf(draft) })}
        >
          存为草稿
        </Button>
        <LivePreview draft={{ ...draft, unitId }} seats={seats} />
      </aside>
    </Frame>
  );
}

function OpenArticle({ article }: { article: NewsDeskView }) {
  const { message } = App.useApp();
  const seats = useSeats().data?.rows ?? [];
  const [draft, setDraft] = useState(() => draftOf(article));
  const [saved, setSaved] = useState(draft);
  const [reads, setReads] = useState(0);
  const saving = article.actions.find(({ form }) => form === 'article');
  const save = useSave(article, () => {
    setSaved(draft);
    void message.success('已保存');
  });
  const changed = isChanged(draft, saved);
  const onRead = (now: NewsDeskView) => {
    setDraft(draftOf(now));
    setSaved(draftOf(now));
    setReads(reads + 1);
  };
  return (
    <Frame
      title={article.title}
      about={<Standing article={article} />}
      refusal={save.error ? messageOf(save.error) : undefined}
    >
      {saving ? (
        <ArticleFields
          // The editor begins anew with what was read again.
          key={reads}
          draft={draft}
          seats={[{ id: article.unit.id, name: article.unit.name }]}
          onChange={(change) => setDraft((now) => ({ ...now, ...change }))}
        />
      ) : (
        <Alert type="info" showIcon message="这篇文章已发布，由领导更正或撤回；您可以在右边看到它的样子。" />
      )}
      <aside className="article-side">
        {saving ? (
          <Button
            type={changed ? 'primary' : 'default'}
            block
            loading={save.isPending}
            disabled={!changed}
            onClick={() => save.mutate({ action: saving.action, form: formOf(draft) })}
          >
            {changed ? saving.label : '没有未保存的修改'}
          </Button>
        ) : null}
        <ArticleSteps article={article} blocked={changed} onRead={onRead} />
        <LivePreview draft={draft} seats={[...seats, article.unit]} />
        <History article={article} />
      </aside>
    </Frame>
  );
}

interface FrameProps {
  title: string;
  about: React.ReactNode;
  refusal?: string;
  children: React.ReactNode;
}

function Frame({ title, about, refusal, children }: FrameProps) {
  const go = useNavigate();
  return (
    <div className="news">
      <PageHead title={title} about={about}>
        <Button icon={<ArrowLeftOutlined />} onClick={() => void go('/news')}>
          返回列表
        </Button>
      </PageHead>
      {refusal ? <Alert className="form-refusal" type="error" showIcon message={refusal} /> : null}
      <div className="article">{children}</div>
    </div>
  );
}

function Standing({ article }: { article: NewsDeskView }) {
  const { stateLabel, top, publishAt, publishedAt, readers, pushed } = article;
  const parts = [
    top ? `${stateLabel}，已置顶` : stateLabel,
    publishAt === undefined ? '' : `${fullTime(publishAt)} 自动发布`,
    publishedAt === undefined ? '' : `${fullTime(publishedAt)} 发布，${readers} 人读过`,
    pushed === 0 ? '' : `推送到 ${pushed} 人的消息`,
  ];
  return <>{parts.filter(Boolean).join(' · ')}</>;
}

function History({ article }: { article: NewsDeskView }) {
  return (
    <section className="part article-history" aria-label="经过">
      <h2>经过</h2>
      <ol>
        {[...article.steps].reverse().map(({ at, title, words }, index) => (
          <li key={`${at}-${index}`}>
            <span>{title}</span>
            <small>{fullTime(at)}</small>
            {words ? <p>{words}</p> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}
