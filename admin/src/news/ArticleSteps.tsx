import type { NewsDeskView } from '@contract/news/news.api';
import { App, Button } from 'antd';
import { useState } from 'react';
import { messageOf } from '../app/http';
import { StepForm, type Asking } from './StepForm';
import { useNewsStep } from './use-news';

interface ArticleStepsProps {
  article: NewsDeskView;
  /** There are changes that were not saved: what is signed must be what is seen. */
  blocked: boolean;
}

/** The buttons the server offers; saving has its own. */
export function ArticleSteps({ article, blocked }: ArticleStepsProps) {
  const { message, modal } = App.useApp();
  const [asking, setAsking] = useState<Asking>();
  const step = useNewsStep(({ stateLabel }) => {
    setAsking(undefined);
    void message.success(`已办理，现为“${stateLabel}”`);
  });
  const refused = (error: unknown) => void message.error(messageOf(error));
  const begin = (action: Asking) => {
    step.reset();
    if (action.form !== 'none') return setAsking(action);
    const send = () => step.mutateAsync({ article, action: action.action, form: {} }).catch(refused);
    if (action.action !== 'publish') return void send();
    const content = '发布后，所有人在小程序里都能读到。';
    void modal.confirm({ title: '立即发布？', content, okText: '发布', cancelText: '取消', onOk: send });
  };
  const offered = article.actions.filter(({ form }) => form !== 'article');
  if (offered.length === 0) return null;
  return (
    <div className="article-steps" role="toolbar" aria-label="可办理的事项">
      {offered.map((action) => (
        <Button
          key={action.action}
          type={action.tone === 'main' && !blocked ? 'primary' : 'default'}
          danger={action.tone === 'warn'}
          disabled={blocked || step.isPending}
          onClick={() => begin(action)}
        >
          {action.label}
        </Button>
      ))}
      {blocked ? <small>有未保存的修改，请先保存。</small> : null}
      {asking ? (
        <StepForm
          article={article}
          asking={asking}
          refusal={step.error ? messageOf(step.error) : undefined}
          busy={step.isPending}
          onSubmit={(form) => step.mutate({ article, action: asking.action, form })}
          onClose={() => setAsking(undefined)}
        />
      ) : null}
    </div>
  );
}
