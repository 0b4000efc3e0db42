import type { NewsUnit } from '@contract/news/news.api';
import { NEWS_COLUMNS } from '@contract/news/news.flow';
import { useDeferredValue } from 'react';
import type { ArticleDraft } from './article-draft';
import { Preview } from './Preview';

/** Follows the typing, and lets the typing go first. */
export function LivePreview({ draft, seats }: { draft: ArticleDraft; seats: NewsUnit[] }) {
  const { title, column, body, cover, video, attachments, unitId } = useDeferredValue(draft);
  const unitName = seats.find(({ id }) => id === unitId)?.name ?? '';
  return (
    <Preview {...{ title, body, cover, video, attachments, unitName }} columnLabel={NEWS_COLUMNS[column]} />
  );
}
