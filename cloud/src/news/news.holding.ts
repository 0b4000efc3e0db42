import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { Database, type UnitOfWork } from '../kernel/database';
import type { CopySection, PersonalHolding } from '../kernel/personal-data.holdings';
import { townTime } from '../kernel/town-time';

/** Which articles somebody has read. The number of readers stays, with nobody behind it. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class NewsHolding implements PersonalHolding {
  @Inject() protected database: Database;

  async copy(personId: number): Promise<CopySection[]> {
    const rows = await this.database.read<{ title: string; at: number }>(
      'SELECT a.title, r.at FROM news_read r JOIN news_article a ON a.id = r.articleId WHERE r.personId = ? ORDER BY r.id',
      [personId],
    );
    return [
      { title: '我读过的新闻', rows: rows.map(({ title, at }) => ({ 时间: townTime(at), 文章: title })) },
    ];
  }

  async erase(uow: UnitOfWork, personId: number): Promise<void> {
    await uow.run('DELETE FROM news_read WHERE personId = ?', [personId]);
  }
}
