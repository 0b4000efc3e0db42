import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { z } from 'zod';
import type { Question } from '../../contract/category/category.api';
import { Database } from '../kernel/database';
import { Refusal } from '../kernel/refusal';

export interface Category {
  readonly code: string;
  readonly name: string;
  readonly groupCode: string;
  readonly groupName: string;
  readonly branch: string;
  /** Leads by default. */
  readonly unitId: number;
  /** A duration: `4h` working hours, `5d` working days, `36H` natural hours. */
  readonly limit: string;
  readonly keywords: string[];
  readonly questions: Question[];
  readonly nearbyMetres: number;
  readonly retired: boolean;
}

interface CategoryRow {
  code: string;
  name: string;
  groupCode: string;
  groupName: string;
  branch: string;
  unitId: number;
  timeLimit: string;
  keywords: string;
  questions: string;
  nearbyMetres: number;
  retired: number;
}

const keywords = z.array(z.string());
const questions: z.ZodType<Question[]> = z.array(
  z.object({
    code: z.string(),
    ask: z.string(),
    kind: z.enum(['one', 'many', 'text', 'number']),
    options: z.array(z.string()).optional(),
    required: z.boolean(),
  }),
);

/** The categories of GB/T 30428 and 百姓生活 as this deployment runs them, held in memory. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Categories {
  @Inject() protected database: Database;
  private held: ReadonlyMap<string, Category> = new Map();

  async reload(): Promise<void> {
    const rows = await this.database.read<CategoryRow>('SELECT * FROM category ORDER BY code');
    this.held = new Map(rows.map((row) => [row.code, categoryOf(row)]));
  }

  get(code: string): Category | undefined {
    return this.held.get(code);
  }

  /** One that new cases may take; throws `categoryUnknown` or `categoryRetired`. */
  usable(code: string): Category {
    const category = this.held.get(code);
    if (!category) throw new Refusal('categoryUnknown', { code });
    if (category.retired) throw new Refusal('categoryRetired', { name: category.name });
    return category;
  }

  /** By code, retired ones too: old cases still carry them. */
  all(): Category[] {
    return [...this.held.values()];
  }
}

function categoryOf(row: CategoryRow): Category {
  const { code, name, groupCode, groupName, branch, unitId, nearbyMetres } = row;
  return {
    code,
    name,
    groupCode,
    groupName,
    branch,
    unitId,
    nearbyMetres,
    limit: row.timeLimit,
    keywords: keywords.parse(JSON.parse(row.keywords)),
    questions: questions.parse(JSON.parse(row.questions)),
    retired: row.retired === 1,
  };
}
