import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { NewsColumn, NewsState, PolicyTag } from '../../contract/news/news.flow';
import { Database, type SqlValue, type UnitOfWork } from '../kernel/database';
import { cursorId, marks } from '../kernel/keyset';
import type { ArticleLine, ArticleRecord, NewsEvent } from './news.row';

interface Part {
  readonly after?: string | undefined;
  readonly size: number;
  readonly column?: NewsColumn | undefined;
}

const LINE = `id, unitId, state, section, title, summary, coverId, videoId, attachmentIds, tags, authorId, publishAt,
  publishedAt, shownNo, topped, readers, version, changedAt`;
/** More than the flow's table lets be at the top at once. */
const TOPS = 20;

/** Rows of articles, and nothing else: no rule lives here. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class NewsStore {
  @Inject() protected database: Database;

  lock(uow: UnitOfWork, id: number): Promise<ArticleRecord | undefined> {
    return uow.lock<ArticleRecord>('SELECT * FROM news_article WHERE id = ?', [id]);
  }

  find(id: number): Promise<ArticleRecord | undefined> {
    return this.database.readOne<ArticleRecord>('SELECT * FROM news_article WHERE id = ?', [id]);
  }

  insert(uow: UnitOfWork, row: Omit<ArticleRecord, 'id' | 'readers' | 'topped'>): Promise<number> {
    return uow.insert('news_article', { ...row });
  }

  /** The only statement that changes an article; its state only from NewsService. */
  write(uow: UnitOfWork, id: number, change: Partial<ArticleRecord>): Promise<void> {
    return uow.update('news_article', id, { ...change });
  }

  append(uow: UnitOfWork, event: Omit<NewsEvent, 'id' | 'at'>): Promise<number> {
    return uow.insert('news_event', { ...event, at: uow.now });
  }

  events(articleId: number): Promise<NewsEvent[]> {
    return this.database.read<NewsEvent>('SELECT * FROM news_event WHERE articleId = ? ORDER BY id', [
      articleId,
    ]);
  }

  /** How many are at the top now. */
  async topped(uow: UnitOfWork): Promise<number> {
    return (await uow.one<{ n: number }>(TOPPED))?.n ?? 0;
  }

  async toppedNow(): Promise<number> {
    return (await this.database.readOne<{ n: number }>(TOPPED))?.n ?? 0;
  }

  /** What is out, the newest first, without what stands at the top. */
  published(part: Part & { tag?: PolicyTag | undefined }): Promise<ArticleLine[]> {
    const { where, params } = shownWhere(part);
    return this.database.read<ArticleLine>(
      `SELECT ${LINE} FROM news_article WHERE ${where} AND topped = 0 AND shownNo < ? ORDER BY shownNo DESC LIMIT ?`,
      [...params, cursorId(part.after), part.size + 1],
    );
  }

  /** What stands at the top. */
  tops(part: Pick<Part, 'column'> & { tag?: PolicyTag | undefined }): Promise<ArticleLine[]> {
    const { where, params } = shownWhere(part);
    return this.database.read<ArticleLine>(
      `SELECT ${LINE} FROM news_article WHERE ${where} AND topped = 1 ORDER BY shownNo DESC LIMIT ?`,
      [...params, TOPS],
    );
  }

  /** Everything of these units, the newest draft first. */
  ofUnits(
    unitIds: readonly number[],
    part: Part & { state?: NewsState | undefined },
  ): Promise<ArticleLine[]> {
    const { column, state, after, size } = part;
    const filters = [
      ...(column ? [{ sql: ' AND section = ?', param: column }] : []),
      ...(state ? [{ sql: ' AND state = ?', param: state }] : []),
    ];
    return this.database.read<ArticleLine>(
      `SELECT ${LINE} FROM news_article WHERE unitId IN (${marks(unitIds)})${filters.map(({ sql }) => sql).join('')}
       AND id < ? ORDER BY id DESC LIMIT ?`,
      [...unitIds, ...filters.map(({ param }) => param), cursorId(after), size + 1],
    );
  }

  /** Whose time has come. */
  due(now: number): Promise<{ id: number }[]> {
    return this.database.read<{ id: number }>(
      'SELECT id FROM news_article WHERE publishAt IS NOT NULL AND publishAt <= ? ORDER BY publishAt LIMIT 50',
      [now],
    );
  }

  /** A person counts once: the row of the second time collides. */
  async markRead(uow: UnitOfWork, articleId: number, personId: number): Promise<void> {
    await uow.insert('news_read', { articleId, personId, at: uow.now });
    await uow.run('UPDATE news_article SET readers = readers + 1 WHERE id = ?', [articleId]);
  }

  /** The articles that offer this attachment, whatever their state. */
  async withAttachment(attachmentId: string): Promise<ArticleRecord[]> {
    return this.database.read<ArticleRecord>('SELECT * FROM news_article WHERE attachmentIds LIKE ?', [
      `%"${attachmentId}"%`,
    ]);
  }

  async pushed(articleId: number): Promise<number> {
    const row = await this.database.readOne<{ n: number }>(
      'SELECT COUNT(*) AS n FROM notice WHERE articleId = ?',
      [articleId],
    );
    return row?.n ?? 0;
  }
}

const TOPPED = "SELECT COUNT(*) AS n FROM news_article WHERE state = 'published' AND topped = 1";

function shownWhere({ column, tag }: { column?: NewsColumn | undefined; tag?: PolicyTag | undefined }): {
  where: string;
  params: SqlValue[];
} {
  const filters = [
    ...(column ? [{ sql: 'section = ?', param: column }] : []),
    ...(tag ? [{ sql: 'tags LIKE ?', param: `%,${tag},%` }] : []),
  ];
  return {
    where: ["state = 'published'", ...filters.map(({ sql }) => sql)].join(' AND '),
    params: filters.map(({ param }) => param),
  };
}
