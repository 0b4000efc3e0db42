import fc from 'fast-check';
import type { z } from 'zod';
import { BY_NAME, idNamed } from './hints';

export type Schema = z.core.JSONSchema.JSONSchema | boolean;

/** What nobody should send, and somebody will. */
export const hostile: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(
    ...[null, true, [], {}, [[]], -0, -1, 0, 1e308, 2 ** 53, 2 ** 63, 0.1, NaN, ''],
    ...['\u0000', '\ud83d', '😡👵🏻', '‮gnp', "' OR 1=1 --", '%', '_', '\\', '../../etc/passwd', '${7*7}'],
    ...['__proto__', 'constructor', '<script>alert(1)</script>', '=1+1', '9'.repeat(400), '长'.repeat(3000)],
    ...['2026-02-30', 'NaN', 'Infinity', '1e3', '0x10', ' 1', '１２', 'true', 'null', '[]', '{}'],
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.integer(),
  fc.double(),
  fc.jsonValue({ maxDepth: 3 }),
);

/** A value the schema lets through, as far as JSON Schema says it. */
export function valid(schema: Schema, name = ''): fc.Arbitrary<unknown> {
  const made = bySchema(schema);
  const hinted = BY_NAME[name]?.(typeof schema === 'boolean' ? undefined : schema.type);
  if (hinted) return fc.oneof({ arbitrary: hinted, weight: 9 }, { arbitrary: made, weight: 1 });
  if (/(^id|Ids?)$/.test(name))
    return fc.oneof({ arbitrary: idNamed(name), weight: 9 }, { arbitrary: made, weight: 1 });
  return made;
}

function bySchema(schema: Schema): fc.Arbitrary<unknown> {
  if (typeof schema === 'boolean') return fc.jsonValue({ maxDepth: 2 });
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map((choice) => bySchema(choice)));
  switch (schema.type) {
    case 'string':
      return text(schema);
    case 'integer':
      return fc.integer({ min: bound(schema.minimum, -1e9), max: bound(schema.maximum, 1e9) });
    case 'number':
      return fc.double({ min: schema.minimum ?? -1e6, max: schema.maximum ?? 1e6, noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'array':
      return list(schema);
    case 'object':
      return record(schema);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

const bound = (given: number | undefined, otherwise: number): number =>
  Math.trunc(given === undefined || Math.abs(given) > 2 ** 31 ? otherwise : given);

function text(schema: Exclude<Schema, boolean>): fc.Arbitrary<string> {
  if (schema.pattern !== undefined) return fc.stringMatching(new RegExp(schema.pattern));
  const { minLength = 0, maxLength = 40 } = schema;
  return fc.string({ unit: 'grapheme', minLength, maxLength: Math.max(minLength, Math.min(maxLength, 40)) });
}

function list(schema: Exclude<Schema, boolean>): fc.Arbitrary<unknown[]> {
  const { items, maxItems = 3, minItems = 0 } = schema;
  const item = items === undefined || Array.isArray(items) ? true : items;
  return fc.array(bySchema(item), {
    minLength: minItems,
    maxLength: Math.max(minItems, Math.min(maxItems, 3)),
  });
}

function record(schema: Exclude<Schema, boolean>): fc.Arbitrary<object> {
  const fields = Object.entries(schema.properties ?? {});
  if (fields.length === 0) return fc.dictionary(fc.string({ maxLength: 8 }), fc.jsonValue({ maxDepth: 1 }));
  const shape = Object.fromEntries(fields.map(([name, field]) => [name, valid(field, name)]));
  return fc.record(shape, { requiredKeys: (schema.required ?? []).filter((name) => name in shape) });
}
