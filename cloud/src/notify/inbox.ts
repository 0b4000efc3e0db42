import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { NoticeView } from '../../contract/notify/notify.api';
import type { Page } from '../../contract/route';
import { Database } from '../kernel/database';
import { cursorId, pageOf } from '../kernel/keyset';
import { aboutOf, type AboutRow } from './notice.about';

interface NoticeRow extends AboutRow {
  id: number;
  at: number;
  title: string;
  body: string;
  readAt: number | null;
}

/** What a person was told, in the program itself: there whether or not WeChat could send anything. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Inbox {
  @Inject() protected database: Database;

  async page(personId: number, after: string | undefined, size: number): Promise<Page<NoticeView>> {
    const rows = await this.database.read<NoticeRow>(
      `SELECT n.id, n.at, n.title, n.body, n.readAt, n.caseId, n.articleId, n.aboutKind, n.aboutId, c.reportedAt
       FROM notice n LEFT JOIN cases c ON c.id = n.caseId
       WHERE n.personId = ? AND n.id < ? ORDER BY n.id DESC LIMIT ?`,
      [personId, cursorId(after), size + 1],
    );
    return pageOf(rows, size, viewOf);
  }

  async unread(personId: number): Promise<number> {
    const row = await this.database.readOne<{ n: number }>(
      'SELECT COUNT(*) AS n FROM notice WHERE personId = ? AND readAt IS NULL',
      [personId],
    );
    return row?.n ?? 0;
  }

  /** Marks everything up to this id as read; gives how many are still unread. */
  async markRead(personId: number, upTo: number): Promise<number> {
    await this.database.unitOfWork((uow) =>
      uow.run('UPDATE notice SET readAt = ? WHERE personId = ? AND id <= ? AND readAt IS NULL', [
        uow.now,
        personId,
        upTo,
      ]),
    );
    return this.unread(personId);
  }
}

function viewOf({ id, at, title, body, readAt, ...row }: NoticeRow): NoticeView {
  const about = aboutOf(row);
  return { id, at, title, body, read: readAt !== null, ...(about && { about }) };
}
