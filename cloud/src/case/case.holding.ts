import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { CASE_ENDINGS, CASE_STATES, stepOf } from '../../contract/case/case.flow';
import { Categories } from '../category/categories';
import { Database, type UnitOfWork } from '../kernel/database';
import type { CopySection, PersonalHolding } from '../kernel/personal-data.holdings';
import { townTime } from '../kernel/town-time';
import { ERASED } from '../kernel/trail';
import { CaseErasure } from './case.erasure';
import { placeholderFor, stepPlaceholder, wordsFor } from './case.moderated';
import { caseNumber, type CaseRecord, type EventRecord } from './case.row';
import { CaseStore } from './case.store';
import type { OpenPart } from './case.trail';

type Reported = CaseRecord & { ownRating: number | null };

/**
 * What cases keep of the people who reported them. The matter itself is public and stays, with its trail; what leads from
 * it to the person is a number, and once the person is erased that number is nobody's.
 */
@Provide()
@Scope(ScopeEnum.Singleton)
export class CaseHolding implements PersonalHolding {
  @Inject() protected database: Database;
  @Inject() protected store: CaseStore;
  @Inject() protected categories: Categories;
  @Inject() protected erasure: CaseErasure;

  async copy(personId: number): Promise<CopySection[]> {
    const cases = await this.database.read<Reported>(
      'SELECT c.*, r.rating AS ownRating FROM case_reporter r JOIN cases c ON c.id = r.caseId WHERE r.personId = ? ORDER BY c.id',
      [personId],
    );
    const rows = [];
    for (const c of cases) rows.push(await this.caseRow(c, personId));
    return [{ title: '我上报的事', rows }];
  }

  async unfinished(personId: number): Promise<string[]> {
    const rows = await this.database.read<{ id: number; reportedAt: number }>(
      'SELECT c.id, c.reportedAt FROM case_reporter r JOIN cases c ON c.id = r.caseId WHERE r.personId = ? AND c.open = 1 ORDER BY c.id',
      [personId],
    );
    return rows.map(caseNumber);
  }

  async erase(uow: UnitOfWork, personId: number): Promise<void> {
    await this.erasure.erase(uow, personId);
    for (const table of ['case_watch', 'saved_view', 'reply_template'])
      await uow.run(`DELETE FROM ${table} WHERE personId = ?`, [personId]);
  }

  /** Residents' names were once written into the closed part of their own steps. */
  async sealPlain(): Promise<void> {
    const residents = "SELECT id FROM person WHERE kind = 'resident'";
    await this.database.unitOfWork((uow) =>
      uow.run(`UPDATE case_event SET closed = ? WHERE byId IN (${residents})`, [ERASED]),
    );
  }

  private async caseRow(c: Reported, personId: number): Promise<Record<string, string | number>> {
    const events = await this.store.events(c.id);
    const reader = { id: personId, kind: 'resident' } as const;
    const line = (event: EventRecord): string => {
      const open = JSON.parse(event.open) as OpenPart;
      return lineOf({ ...open, words: stepPlaceholder(reader, event, { open, c }) ?? open.words });
    };
    return {
      编号: caseNumber(c),
      上报时间: townTime(c.reportedAt),
      内容: placeholderFor(reader, c) ?? wordsFor(reader, c, c.text),
      地点: c.address,
      ...(c.lng === null || c.lat === null ? {} : { 坐标: `${c.lng}, ${c.lat}` }),
      类别: this.categories.get(c.categoryCode)?.name ?? '未分类',
      我是: c.reporterId === personId ? '上报人' : '同报人',
      隐去姓名: c.hideName === 1 ? '是' : '否',
      现在: CASE_STATES[c.state].label,
      ...(c.ending === null ? {} : { 结果: CASE_ENDINGS[c.ending] }),
      ...(c.ownRating === null ? {} : { 我的评价: c.ownRating }),
      经过: events.map(line).join('\n'),
    };
  }
}

function lineOf({ at, action, byUnit, words }: OpenPart): string {
  const past = action === 'reported' ? '上报' : stepOf(action).past;
  return `${townTime(at)} ${byUnit ? `${byUnit} ` : ''}${past}${words ? `：${words}` : ''}`;
}
