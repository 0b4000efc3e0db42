import { ArrowLeftOutlined } from '@ant-design/icons';
import type { ModerationItem } from '@contract/moderation/moderation.api';
import { Button, Image } from 'antd';
import { Link } from 'react-router';
import { fullTime } from '../ui/time';
import { KINDS } from './ModerationList';
import type { Decision } from './ModerationPage';

const KEYS: Readonly<Record<string, string>> = { pass: 'P', block: 'B' };

interface ModerationDetailProps {
  item: ModerationItem;
  onDecide: (decision: Decision) => void;
  /** Back to the list, where there is no room for both. */
  onBack: (() => void) | undefined;
}

/** One thing in full: what it shows or says, why it is here, what was done with it, and the decision. */
export function ModerationDetail({ item, onDecide, onBack }: ModerationDetailProps) {
  return (
    <section className="part moderation-detail" aria-label="审核内容">
      {onBack ? (
        <Button type="text" icon={<ArrowLeftOutlined />} onClick={onBack} className="moderation-back">
          返回列表
        </Button>
      ) : null}
      <p className="moderation-reason">
        {item.why}
        {item.risk ? <b>{item.risk}</b> : null}
      </p>
      <Shown item={item} />
      <About item={item} />
      <Steps item={item} />
      <div className="moderation-bar" role="toolbar" aria-label="审核">
        {item.actions.length === 0 ? <span className="none">这是您自己上传的，请由同事审核</span> : null}
        {item.actions.map((decision) => (
          <Button
            key={decision.action}
            size="large"
            type={decision.tone === 'main' ? 'primary' : 'default'}
            danger={decision.tone === 'warn'}
            aria-keyshortcuts={KEYS[decision.action]}
            onClick={() => onDecide(decision)}
          >
            {decision.label} <kbd aria-hidden>{KEYS[decision.action]}</kbd>
          </Button>
        ))}
      </div>
    </section>
  );
}

function Shown({ item: { file, text, kind } }: { item: ModerationItem }) {
  if (!file) return <blockquote className="moderation-quote">{text}</blockquote>;
  return (
    <div className="moderation-shown">
      {file.kind === 'video' ? (
        <video src={file.url} poster={file.thumb} controls preload="metadata">
          <track kind="captions" />
        </video>
      ) : (
        <Image src={file.url} alt={`待审核的${KINDS[kind]}`} preview={{ mask: '看大图' }} />
      )}
    </div>
  );
}

function About({ item }: { item: ModerationItem }) {
  return (
    <dl className="moderation-about">
      {item.file && item.text ? (
        <div>
          <dt>上报时写的</dt>
          <dd>{item.text}</dd>
        </div>
      ) : null}
      {item.no ? (
        <div>
          <dt>所属案件</dt>
          <dd>
            <Link to={`/cases/${item.no}`}>{item.no}</Link> {item.categoryName}
            {item.address ? ` · ${item.address}` : ''}
          </dd>
        </div>
      ) : null}
      <div>
        <dt>转人工时间</dt>
        <dd>{fullTime(item.since)}</dd>
      </div>
    </dl>
  );
}

function Steps({ item: { steps } }: { item: ModerationItem }) {
  return (
    <ol className="moderation-steps" aria-label="经过">
      {steps.map((step) => (
        <li key={`${step.at} ${step.title}`}>
          <time>{fullTime(step.at)}</time>
          <span>
            {step.title}
            {step.words ? <em>{step.words}</em> : null}
          </span>
        </li>
      ))}
    </ol>
  );
}
