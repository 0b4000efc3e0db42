import { z } from 'zod';

type Forms = Readonly<Record<string, z.ZodType>>;

const formsOf = new WeakMap<object, () => Forms>();

/** What was filled in for a step: checked against the step's own form once the step is known. */
export function stepForm(forms: () => Forms) {
  const schema = z.record(z.string(), z.unknown()).default({});
  formsOf.set(schema, forms);
  return schema;
}

/** Which forms such a schema may be, by the names of the flow table; undefined of any other schema. */
export const stepFormsOf = (schema: object): Forms | undefined => formsOf.get(schema)?.();
