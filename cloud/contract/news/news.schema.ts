import { z } from 'zod';
import { stepForm } from '../step-form.schema';
import { optionalWords, paging, words } from '../text.schema';
import {
  NEWS_COLUMNS,
  NEWS_READERS,
  NEWS_STATES,
  POLICY_TAGS,
  type NewsColumn,
  type NewsForm,
  type NewsReaders,
  type NewsState,
  type PolicyTag,
} from './news.flow';

/** Characters of markup; a page of A4 is about 2 000. */
const BODY_MAX = 60_000;
const ATTACHMENTS_MAX = 5;

const isColumn = (text: string): text is NewsColumn => Object.keys(NEWS_COLUMNS).includes(text);
const isTag = (text: string): text is PolicyTag => Object.keys(POLICY_TAGS).includes(text);
const isState = (text: string): text is NewsState => Object.keys(NEWS_STATES).includes(text);
const isReaders = (text: string): text is NewsReaders => Object.keys(NEWS_READERS).includes(text);

const id = z.coerce.number().int().positive();
const fileId = z.string().regex(/^[0-9a-f]{32}$/, { error: '文件编号有误' });
const column = z.string().refine(isColumn, { error: '没有这个栏目' });
const tag = z.string().refine(isTag, { error: '没有这个政策标签' });

const article = {
  title: words(60, 2),
  column,
  summary: optionalWords(120),
  /** Markup as an editor writes it; whatever is not on the list of kernel/rich-text is dropped. */
  body: z.string().max(BODY_MAX, { error: '正文太长，请分成几篇，或做成附件' }).default(''),
  coverId: fileId.optional(),
  videoId: fileId.optional(),
  attachmentIds: z.array(fileId).max(ATTACHMENTS_MAX, { error: '附件最多 5 个' }).default([]),
  tags: z.array(tag).max(8).default([]),
};

export const newsInput = z.strictObject({ unitId: id, ...article });
export type NewsInput = z.input<typeof newsInput>;

export const newsOf = z.strictObject({ id });
export const attachmentOf = z.strictObject({ id: fileId });
export const attachmentInput = z.strictObject({ name: z.string().max(200).default('') });
export type AttachmentInput = z.input<typeof attachmentInput>;

export const newsQuery = z.strictObject({ ...paging, column: column.optional(), tag: tag.optional() });
export type NewsQuery = z.input<typeof newsQuery>;

export const newsDeskQuery = z.strictObject({
  ...paging,
  column: column.optional(),
  state: z.string().refine(isState, { error: '没有这种状态' }).optional(),
});
export type NewsDeskQuery = z.input<typeof newsDeskQuery>;

export const newsTake = z.strictObject({
  id,
  action: z.string().max(20),
  /** The version that was looked at: what a colleague has changed since is not overwritten unseen. */
  seen: z.number().int().min(0).optional(),
  form: stepForm(() => newsForms),
});
export type NewsTake = z.input<typeof newsTake>;

export const newsForms = {
  none: z.strictObject({}),
  article: z.strictObject(article),
  schedule: z.strictObject({ at: z.number({ error: '请选择发布时间' }).int() }),
  reason: z.strictObject({ words: words(200, 2) }),
  readers: z.strictObject({
    to: z.string().refine(isReaders, { error: '请选择推送给谁' }),
    unitId: z.number({ error: '请选择范围' }).int().positive(),
  }),
} satisfies Record<NewsForm, z.ZodType>;

export type ArticleForm = z.output<typeof newsForms.article>;
