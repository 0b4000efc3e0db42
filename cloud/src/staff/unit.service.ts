import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { z } from 'zod';
import { UNIT_KINDS, UNIT_PARENTS, type UnitKind } from '../../contract/org/org.api';
import type { unitChange, unitInput, unitMove } from '../../contract/staff/unit.schema';
import { CaseHandOver } from '../case/case.hand-over';
import { Categories } from '../category/categories';
import { AuditLog } from '../kernel/audit';
import type { UnitOfWork } from '../kernel/database';
import type { Once } from '../kernel/once';
import { Refusal } from '../kernel/refusal';
import { Directory, type Unit } from '../org/directory';
import { OrgChanges } from '../org/org-changes';
import type { By } from './staff.powers';

type NewUnit = z.output<typeof unitInput>;
/** A new unit below one that may itself have been made a moment ago. */
export type UnitBelow = Omit<NewUnit, 'parentId'> & { readonly parent: Unit };

/** Their cases are written down with the units above them: moved away, an open case would stand in two places. */
const GROUND: readonly UnitKind[] = ['street', 'community', 'grid'];

/** Changes of the tree. Every rule is asked with the tree standing still (OrgChanges). */
@Provide()
@Scope(ScopeEnum.Singleton)
export class UnitService {
  @Inject() protected changes: OrgChanges;
  @Inject() protected directory: Directory;
  @Inject() protected cases: CaseHandOver;
  @Inject() protected categories: Categories;
  @Inject() protected audit: AuditLog;

  /** Gives its id. Throws `unitUnknown`, `unitWrongParent`, `unitRetired`, `unitCodeTaken` or `unitCodeLong`. */
  async create(by: By, input: NewUnit, call?: Once): Promise<number> {
    const made = await this.changes.change(async (uow) => {
      const { id } = await this.insert(uow, by, {
        ...input,
        parent: this.directory.requireUnit(input.parentId),
      });
      return String(id);
    }, call);
    return Number(made);
  }

  /** Within a change under way, of one unit or of a whole sheet. */
  async insert(uow: UnitOfWork, by: By, input: UnitBelow): Promise<Unit> {
    const { kind, name, shortName = name, parent, rank } = input;
    this.assertParent(kind, parent);
    const code = input.code ?? (await this.nextCode(uow, parent.code));
    await this.assertCodeFree(uow, code);
    const id = await uow.insert('unit', {
      ...{ code, kind, name, shortName },
      parentId: parent.id,
      path: '',
      partyRank: rank ?? null,
      duties: input.duties ?? null,
      phone: input.phone ?? null,
    });
    const path = `${parent.path}${id}/`;
    await uow.update('unit', id, { path });
    const detail = { kind: UNIT_KINDS[kind], unitId: parent.id, to: name };
    await this.audit.record(uow, { ...by, action: 'unitCreated', subject: `unit:${id}`, detail });
    return { id, code, kind, name, shortName, parentId: parent.id, path, ...(rank ? { rank } : {}) };
  }

  async change(by: By, input: z.output<typeof unitChange>): Promise<void> {
    await this.changes.change(async (uow) => {
      const unit = this.require(input.id);
      const { name, shortName = unit.shortName, duties, phone } = input;
      await uow.update('unit', unit.id, {
        name,
        shortName,
        ...(duties === undefined ? {} : { duties }),
        ...(phone === undefined ? {} : { phone }),
      });
      const renamed = unit.name === name ? {} : { from: unit.name, to: name };
      await this.note(uow, by, unit, { ...renamed, action: '修改' });
      return '';
    });
  }

  /** Throws `unitFixed`, `unitCircle`, `unitWrongParent`, `unitRetired` or `unitBusy`. */
  async move(by: By, { id, parentId }: z.output<typeof unitMove>): Promise<void> {
    await this.changes.change(async (uow) => {
      const unit = this.require(id);
      assertNotFixed(unit);
      const parent = this.directory.requireUnit(parentId);
      if (this.directory.isUnder(parentId, id)) throw new Refusal('unitCircle', { name: unit.name });
      this.assertParent(unit.kind, parent);
      const below = this.directory.subtree(id);
      if (GROUND.includes(unit.kind)) await this.assertNoOpenCases(unit, below);
      await uow.update('unit', id, { parentId });
      await this.writePaths(uow, parent, unit);
      await this.note(uow, by, unit, { action: '移动', from: unit.parentId, to: parentId });
      return '';
    });
  }

  /** Throws `unitFixed`, `unitBusy` or `unitNotEmpty`, which says how many stand in the way. */
  async retire(by: By, id: number): Promise<void> {
    await this.changes.change(async (uow) => {
      const unit = this.require(id);
      assertNotFixed(unit);
      await this.assertNoOpenCases(unit, this.directory.subtree(id));
      await this.assertEmpty(uow, unit);
      await uow.update('unit', id, { retiredAt: unit.retiredAt ?? uow.now });
      await this.note(uow, by, unit, { action: '停用' });
      return '';
    });
  }

  /** Throws `unitRetired` while the unit above it is retired. */
  async restore(by: By, id: number): Promise<void> {
    await this.changes.change(async (uow) => {
      const unit = this.require(id);
      const parent = this.directory.unit(unit.parentId);
      if (parent?.retiredAt !== undefined) throw new Refusal('unitRetired', { name: parent.name });
      await uow.update('unit', id, { retiredAt: null });
      await this.note(uow, by, unit, { action: '恢复' });
      return '';
    });
  }

  private require(id: number): Unit {
    const unit = this.directory.unit(id);
    if (!unit) throw new Refusal('notFound');
    return unit;
  }

  private assertParent(kind: UnitKind, parent: Unit): void {
    if (parent.retiredAt !== undefined) throw new Refusal('unitRetired', { name: parent.name });
    if (!UNIT_PARENTS[kind].includes(parent.kind))
      throw new Refusal('unitWrongParent', { kind: UNIT_KINDS[kind], parent: parent.name });
  }

  private async assertCodeFree(uow: UnitOfWork, code: string): Promise<void> {
    const taken = await uow.one<{ name: string }>('SELECT name FROM unit WHERE code = ?', [code]);
    if (taken) throw new Refusal('unitCodeTaken', { code, name: taken.name });
  }

  /** The parent's code and the next three digits below it. */
  private async nextCode(uow: UnitOfWork, parentCode: string): Promise<string> {
    if (parentCode.length > 17) throw new Refusal('unitCodeLong');
    const rows = await uow.query<{ code: string }>('SELECT code FROM unit WHERE code LIKE ?', [
      `${parentCode}___`,
    ]);
    const taken = new Set(rows.map(({ code }) => code));
    for (let n = 1; n < 1000; n++) {
      const code = parentCode + String(n).padStart(3, '0');
      if (!taken.has(code)) return code;
    }
    throw new Refusal('unitCodeLong');
  }

  private async assertNoOpenCases(unit: Unit, below: readonly Unit[]): Promise<void> {
    const cases = await this.cases.openAt(below.map(({ id }) => id));
    if (cases > 0) throw new Refusal('unitBusy', { name: unit.name, cases });
  }

  private async assertEmpty(uow: UnitOfWork, unit: Unit): Promise<void> {
    // Terms still to come count too, so the rows are asked and not the directory.
    const row = await uow.one<{ n: number }>(
      `SELECT COUNT(DISTINCT pp.personId) AS n FROM person_post pp JOIN person p ON p.id = pp.personId
       WHERE pp.unitId = ? AND p.disabled = 0 AND (pp.endsAt IS NULL OR pp.endsAt > ?)`,
      [unit.id, uow.now],
    );
    const members = await uow.one<{ n: number }>(
      'SELECT COUNT(*) AS n FROM party_member WHERE orgUnitId = ?',
      [unit.id],
    );
    const people = (row?.n ?? 0) + (members?.n ?? 0);
    const units = this.directory.children(unit.id).filter(({ retiredAt }) => retiredAt === undefined).length;
    const categories = this.categories
      .all()
      .filter((category) => category.unitId === unit.id && !category.retired).length;
    if (people + units + categories > 0)
      throw new Refusal('unitNotEmpty', { name: unit.name, people, units, categories });
  }

  /** Paths of the unit and of all below it, after its parent changed. */
  private async writePaths(uow: UnitOfWork, parent: Pick<Unit, 'path'>, unit: Unit): Promise<void> {
    const path = `${parent.path}${unit.id}/`;
    await uow.update('unit', unit.id, { path });
    for (const child of this.directory.children(unit.id)) await this.writePaths(uow, { path }, child);
  }

  private note(uow: UnitOfWork, by: By, unit: Unit, detail: Record<string, unknown>): Promise<void> {
    return this.audit.record(uow, { ...by, action: 'unitChanged', subject: `unit:${unit.id}`, detail });
  }
}

/** City, district and centre are the product's own ground. */
function assertNotFixed({ kind, name }: Unit): void {
  if (UNIT_PARENTS[kind].length === 0) throw new Refusal('unitFixed', { name });
}
