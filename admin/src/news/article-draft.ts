import type { FileView } from '@contract/file/file.api';
import type { AttachmentView, NewsDeskView } from '@contract/news/news.api';
import type { NewsColumn, PolicyTag } from '@contract/news/news.flow';

/** An article as it stands in the editor. */
export interface ArticleDraft {
  unitId?: number;
  title: string;
  column: NewsColumn;
  summary: string;
  body: string;
  tags: PolicyTag[];
  cover?: FileView;
  video?: FileView;
  attachments: AttachmentView[];
}

export const EMPTY_DRAFT: ArticleDraft = {
  ...{ title: '', column: 'community', summary: '', body: '' },
  ...{ tags: [], attachments: [] },
};

export const draftOf = (article: NewsDeskView): ArticleDraft => {
  const { title, column, summary, body, tags, cover, video, attachments, unit } = article;
  return { title, column, summary, body, tags, cover, video, attachments, unitId: unit.id };
};

/** What the server takes: files by their ids. */
export const formOf = ({ title, column, summary, body, tags, cover, video, attachments }: ArticleDraft) => ({
  ...{ title, column, body, tags },
  ...(summary ? { summary } : {}),
  ...(cover ? { coverId: cover.id } : {}),
  ...(video ? { videoId: video.id } : {}),
  attachmentIds: attachments.map(({ id }) => id),
});

/** Has anything been changed that would be sent? */
export const isChanged = (one: ArticleDraft, other: ArticleDraft): boolean =>
  JSON.stringify([one.unitId, formOf(one)]) !== JSON.stringify([other.unitId, formOf(other)]);
