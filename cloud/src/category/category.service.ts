import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { CategoryView } from '../../contract/category/category.api';
import type { CategoryChange } from '../../contract/category/category.schema';
import { holds, type Actor } from '../kernel/actor';
import { AuditLog } from '../kernel/audit';
import { Database } from '../kernel/database';
import { Refusal } from '../kernel/refusal';
import type { SqlValue } from '../kernel/sql-value';
import { Directory } from '../org/directory';
import { Categories, type Category } from './categories';
import { Suggestions } from './suggestions';

/** The categories as people see and change them. Limits and units are data: this deployment's own, edited in the console. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class CategoryService {
  @Inject() protected database: Database;
  @Inject() protected directory: Directory;
  @Inject() protected categories: Categories;
  @Inject() protected suggestions: Suggestions;
  @Inject() protected audit: AuditLog;

  list(): CategoryView[] {
    return this.categories.all().map((category) => this.view(category));
  }

  /**
   * Shift leaders of the centre and leaders of the centre or district only (`notYours`). Open cases keep the limit they
   * began with. Throws `categoryUnknown`, `unitUnknown`, `unitCannotHandle`.
   */
  async change(actor: Actor, { code, ...change }: CategoryChange, ip: string): Promise<CategoryView> {
    this.assertMayChange(actor);
    if (change.unitId !== undefined) this.assertHandles(change.unitId);
    const columns = columnsOf(change);
    await this.database.unitOfWork(async (uow) => {
      const row = await uow.lock<{ id: number }>('SELECT id FROM category WHERE code = ?', [code]);
      if (!row) throw new Refusal('categoryUnknown', { code });
      if (Object.keys(columns).length === 0) return;
      await uow.update('category', row.id, columns);
      const subject = `category:${code}`;
      await this.audit.record(uow, { actor, action: 'categoryChanged', subject, detail: columns, ip });
    });
    await this.categories.reload();
    await this.suggestions.reload();
    const changed = this.categories.get(code);
    if (!changed) throw new Refusal('categoryUnknown', { code });
    return this.view(changed);
  }

  private assertMayChange(actor: Actor): void {
    const { centre, district } = this.directory;
    const may = [centre.id, district.id].some((unitId) => holds(actor, unitId, 'shiftLeader', 'leader'));
    if (!may) throw new Refusal('notYours');
  }

  private assertHandles(unitId: number): void {
    const unit = this.directory.requireUnit(unitId);
    if (this.directory.staffAt(unitId, 'handler').length === 0)
      throw new Refusal('unitCannotHandle', { name: unit.name });
  }

  private view(category: Category): CategoryView {
    const { code, name, groupCode, groupName, branch, unitId, limit, questions, nearbyMetres, retired } =
      category;
    const unitName = this.directory.brief(unitId).name;
    return {
      code,
      name,
      group: groupCode,
      groupName,
      branch,
      unitId,
      unitName,
      limit,
      questions,
      nearbyMetres,
      retired,
    };
  }
}

function columnsOf({
  limit,
  unitId,
  nearbyMetres,
  retired,
}: Omit<CategoryChange, 'code'>): Record<string, SqlValue> {
  return {
    ...(limit === undefined ? {} : { timeLimit: limit }),
    ...(unitId === undefined ? {} : { unitId }),
    ...(nearbyMetres === undefined ? {} : { nearbyMetres }),
    ...(retired === undefined ? {} : { retired }),
  };
}
