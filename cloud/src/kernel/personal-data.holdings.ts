import { Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Field } from './personal-data';
import type { UnitOfWork } from './unit-of-work';

/** One heading of the copy a person gets: rows of label and value, readable as they stand. */
export interface CopySection {
  readonly title: string;
  readonly rows: readonly Readonly<Record<string, string | number>>[];
}

/** A column of sealed text: what must be sealed anew when the keys or the cipher change. */
export interface SealedColumn {
  readonly table: string;
  readonly column: string;
  readonly field: Field;
  /** The numeric key of the table, where it is not `id`. */
  readonly key?: string;
}

/** What one module keeps about people, and what it does when one of them asks for it or wants it gone. */
export interface PersonalHolding {
  /** Every column this module seals, or it would not open any more once the old key is gone. */
  readonly sealed?: readonly SealedColumn[];
  copy(personId: number): Promise<readonly CopySection[]>;
  /** Takes away all that leads to the person; what must stay keeps the bare number of someone unknown. */
  erase(uow: UnitOfWork, personId: number): Promise<void>;
  /** What has to come to an end before anything may be erased, by name: case numbers. */
  unfinished?(personId: number): Promise<readonly string[]>;
  /** Once, in a database from before personal data was sealed: takes out the names and accounts written beside it. */
  sealPlain?(): Promise<void>;
}

/** Every module that keeps something about people says so here (Product joins them), so that nothing is forgotten. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class PersonalHoldings {
  private readonly holdings: PersonalHolding[] = [];

  add(...holdings: readonly PersonalHolding[]): void {
    this.holdings.push(...holdings);
  }

  sealed(): SealedColumn[] {
    return this.holdings.flatMap(({ sealed = [] }) => sealed);
  }

  async copy(personId: number): Promise<CopySection[]> {
    const sections: CopySection[] = [];
    for (const holding of this.holdings) sections.push(...(await holding.copy(personId)));
    return sections;
  }

  async erase(uow: UnitOfWork, personId: number): Promise<void> {
    // Locked first: whoever writes to this person just now finishes before, and nobody begins after.
    await uow.lock('SELECT id FROM person WHERE id = ?', [personId]);
    // Who the person was goes last: the others look for it in what they keep.
    for (const holding of [...this.holdings].reverse()) await holding.erase(uow, personId);
  }

  async sealPlain(): Promise<void> {
    for (const holding of this.holdings) await holding.sealPlain?.();
  }

  async unfinished(personId: number): Promise<string[]> {
    const names: string[] = [];
    for (const holding of this.holdings) names.push(...((await holding.unfinished?.(personId)) ?? []));
    return names;
  }
}
