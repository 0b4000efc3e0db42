import type { NewsUnit } from '@contract/news/news.api';
import { NEWS_COLUMNS, POLICY_TAGS, type NewsColumn, type PolicyTag } from '@contract/news/news.flow';
import { Checkbox, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { ArticleFiles } from './ArticleFiles';
import type { ArticleDraft } from './article-draft';
import { RichEditor } from './RichEditor';

interface ArticleFieldsProps {
  draft: ArticleDraft;
  /** For which units it may be written; one where that is settled. */
  seats: NewsUnit[];
  onChange: (change: Partial<ArticleDraft>) => void;
}

const isColumn = (key: string): key is NewsColumn => key in NEWS_COLUMNS;
const isTag = (key: string): key is PolicyTag => key in POLICY_TAGS;
const COLUMNS = Object.keys(NEWS_COLUMNS)
  .filter(isColumn)
  .map((value) => ({ value, label: NEWS_COLUMNS[value] }));
const TAGS = Object.keys(POLICY_TAGS)
  .filter(isTag)
  .map((value) => ({ value, label: POLICY_TAGS[value] }));

/** Everything an article is made of. */
export function ArticleFields({ draft, seats, onChange }: ArticleFieldsProps) {
  // The editor holds its own text: only what it began with is given to it.
  const [initial] = useState(draft.body);
  return (
    <Form layout="vertical" className="part article-fields" component="div">
      <Form.Item label="标题" htmlFor="news-title">
        <Input
          id="news-title"
          value={draft.title}
          maxLength={60}
          showCount
          placeholder="一句话说清是什么事"
          onChange={({ target }) => onChange({ title: target.value })}
        />
      </Form.Item>
      <div className="article-row">
        <Form.Item label="栏目" htmlFor="news-column">
          <Select
            id="news-column"
            value={draft.column}
            options={COLUMNS}
            onChange={(column) => onChange({ column })}
          />
        </Form.Item>
        <Form.Item label="发布单位" htmlFor="news-unit">
          <Select
            id="news-unit"
            showSearch
            optionFilterProp="label"
            value={draft.unitId}
            options={seats.map(({ id, name }) => ({ value: id, label: name }))}
            disabled={seats.length < 2}
            onChange={(unitId) => onChange({ unitId })}
          />
        </Form.Item>
      </div>
      {draft.column === 'policy' ? (
        <Form.Item label="政策标签（企业按标签查找）">
          <Checkbox.Group
            options={TAGS}
            value={draft.tags}
            onChange={(tags) => onChange({ tags: tags.filter(isTag) })}
          />
        </Form.Item>
      ) : null}
      <Form.Item label="正文">
        <RichEditor initial={initial} onChange={(body) => onChange({ body })} />
      </Form.Item>
      <Form.Item label="摘要（不填则取正文开头）" htmlFor="news-summary">
        <Input.TextArea
          id="news-summary"
          value={draft.summary}
          maxLength={120}
          showCount
          autoSize={{ minRows: 2, maxRows: 3 }}
          onChange={({ target }) => onChange({ summary: target.value })}
        />
      </Form.Item>
      <ArticleFiles value={draft} onChange={onChange} />
    </Form>
  );
}
