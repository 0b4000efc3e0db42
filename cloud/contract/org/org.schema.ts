import { z } from 'zod';
import { UNIT_KINDS, type UnitKind } from './org.api';

const kind = z
  .string()
  .refine((text): text is UnitKind => Object.keys(UNIT_KINDS).includes(text), { error: '没有这种单位' });
const id = z.coerce.number().int().positive();
export const unitsQuery = z.strictObject({
  kinds: z
    .string()
    .max(100)
    .transform((text) => text.split(',').filter(Boolean))
    .pipe(z.array(kind).max(11))
    .optional(),
  parentId: id.optional(),
});
export const shapesQuery = z.strictObject({ kind, parentId: id.optional() });
export const locateQuery = z.strictObject({
  lng: z.coerce.number().min(-180).max(180),
  lat: z.coerce.number().min(-90).max(90),
});
