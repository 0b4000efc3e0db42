import { POLICY_TAGS, type NewsColumn, type NewsState, type PolicyTag } from '../../contract/news/news.flow';

/** Rows of the news tables. Times are ms since epoch, flags 0 or 1. */
export interface ArticleRecord {
  id: number;
  unitId: number;
  state: NewsState;
  section: NewsColumn;
  title: string;
  summary: string;
  /** Clean at writing, and cleaned again whenever it is shown. */
  body: string;
  coverId: string | null;
  videoId: string | null;
  attachmentIds: string;
  tags: string;
  authorId: number;
  publishAt: number | null;
  publishedAt: number | null;
  shownNo: number | null;
  topped: number;
  readers: number;
  version: number;
  changedAt: number;
}

/** In lists the body is not read. */
export type ArticleLine = Omit<ArticleRecord, 'body'>;

/** Appended, never changed. */
export interface NewsEvent {
  id: number;
  articleId: number;
  at: number;
  action: string;
  byId: number | null;
  words: string;
}

export const attachmentsOf = ({ attachmentIds }: Pick<ArticleRecord, 'attachmentIds'>): string[] =>
  JSON.parse(attachmentIds) as string[];

export const tagsText = (tags: readonly PolicyTag[]): string =>
  tags.length === 0 ? '' : `,${[...new Set(tags)].join(',')},`;
export const tagsOf = ({ tags }: Pick<ArticleRecord, 'tags'>): PolicyTag[] =>
  tags.split(',').filter((tag): tag is PolicyTag => Object.hasOwn(POLICY_TAGS, tag));
