import { z } from 'zod';
import { PARTY_RANKS, UNIT_KINDS, type PartyRank, type UnitKind } from '../org/org.api';
import { words } from '../text.schema';

export const rowId = z.coerce.number({ error: '编号应为数字' }).int().positive();
export const byRowId = z.strictObject({ id: rowId });

const kind = z
  .string()
  .refine((text): text is UnitKind => Object.keys(UNIT_KINDS).includes(text), { error: '没有这种单位' });
const rank = z
  .string()
  .refine((text): text is PartyRank => Object.keys(PARTY_RANKS).includes(text), { error: '没有这种党组织' });
const code = z.string().regex(/^[0-9A-Z]{2,20}$/, { error: '编码为 2 至 20 位数字或大写字母' });
const told = {
  name: words(80),
  shortName: words(40).optional(),
  duties: z.union([z.literal(''), words(400)]).optional(),
  phone: z
    .union([z.literal(''), z.string().regex(/^[\d+\-() ]{3,20}$/, { error: '电话号码有误' })])
    .optional(),
};

export const unitsUnder = z.strictObject({ parentId: rowId.optional() });
export const unitsFound = z.strictObject({ words: words(40) });
/** Without a code one is made below the parent's. */
export const unitInput = z
  .strictObject({ kind, rank: rank.optional(), parentId: rowId, code: code.optional(), ...told })
  .refine((unit) => (unit.kind === 'partyOrg') === (unit.rank !== undefined), {
    error: '党组织须选定是党委、总支、支部还是小组；其他单位没有这一项',
    path: ['rank'],
  });
export const unitChange = z.strictObject({ id: rowId, ...told });
export const unitMove = z.strictObject({ id: rowId, parentId: rowId });

export type UnitInput = z.input<typeof unitInput>;
export type UnitChange = z.input<typeof unitChange>;
