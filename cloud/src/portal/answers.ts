import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';

export type JsonSchema = z.core.JSONSchema.JSONSchema;

interface Answers {
  /** By `GET /cases`; null is a file. */
  readonly routes: Readonly<Record<string, JsonSchema | null>>;
  /** What they name by `$ref`. */
  readonly schemas: Readonly<Record<string, JsonSchema>>;
}

/** What every route of the contract answers, made from its types by config/answers.mjs; `npm run check` compares. */
export const ANSWERS = JSON.parse(readFileSync(join(__dirname, 'answers.json'), 'utf8')) as Answers;
