import { z } from 'zod';
import { POSTS, type Post } from '../identity/identity.api';
import { paging, words } from '../text.schema';
import { rowId } from './unit.schema';

const post = z
  .string()
  .refine((text): text is Post => Object.keys(POSTS).includes(text), { error: '没有这种岗位' });
/** ms since epoch. */
const moment = z.number({ error: '时间有误' }).int().min(0).max(4_102_444_800_000);
const account = z
  .string()
  .trim()
  .regex(/^[a-z][a-z0-9._-]{1,39}$/, { error: '用户名为 2 至 40 位小写字母、数字或 . _ -，以字母开头' });
const personPhone = z
  .string()
  .trim()
  .regex(/^1\d{10}$/, { error: '手机号应为 11 位数字' });
const personName = words(40);

export const staffQuery = z.strictObject({
  words: z.string().trim().max(40).optional(),
  unitId: rowId.optional(),
  /** Also those in units below it. */
  below: z.enum(['0', '1']).optional(),
  post: post.optional(),
  state: z.enum(['active', 'disabled'], { error: '没有这种状态' }).optional(),
  ...paging,
});
export const staffInput = z.strictObject({
  account,
  name: personName,
  phone: z.union([z.literal(''), personPhone]).optional(),
});
/** What is left out stays as it is: whoever edits a name has only seen the number masked. */
export const staffChange = z.strictObject({
  id: rowId,
  name: personName.optional(),
  phone: z.union([z.literal(''), personPhone]).optional(),
});
/** `anyway`: also when that leaves open cases behind, with nobody in the post or in the person's own hands. */
const anyway = z.boolean().optional();
export const disableInput = z.strictObject({ id: rowId, words: words(200, 2), anyway });

const term = { startsAt: moment.optional(), endsAt: moment.optional() };
export const postingInput = z.strictObject({ personId: rowId, post, unitId: rowId, ...term });
export const postingTerm = z.strictObject({ id: rowId, ...term });
export const postingEnd = z.strictObject({ id: rowId, anyway });
export const chargesInput = z.strictObject({ personId: rowId, unitIds: z.array(rowId).max(100) });

export const delegationInput = z.strictObject({
  fromId: rowId,
  toId: rowId,
  startsAt: moment,
  endsAt: moment,
  words: words(200, 2),
});
export const delegationQuery = z.strictObject({ personId: rowId.optional(), ...paging });

const move = {
  id: rowId,
  /** Postings given up, by their ids. */
  leave: z.array(rowId).max(50),
  take: z.array(z.strictObject({ post, unitId: rowId })).max(20),
  successorId: rowId.optional(),
};
/** Somebody moves: from a post, to a post, or both. */
const moves = ({ leave, take }: { leave: readonly unknown[]; take: readonly unknown[] }): boolean =>
  leave.length + take.length > 0;
const NO_MOVE = { error: '请选择要离开或接任的岗位', path: ['leave'] };
export const transferPlan = z.strictObject(move).refine(moves, NO_MOVE);
export const transferInput = z.strictObject({ ...move, words: words(200, 2), anyway }).refine(moves, NO_MOVE);

export type StaffQuery = z.input<typeof staffQuery>;
export type StaffInput = z.input<typeof staffInput>;
export type StaffChange = z.input<typeof staffChange>;
export type PostingInput = z.input<typeof postingInput>;
export type PostingTerm = z.input<typeof postingTerm>;
export type DelegationInput = z.input<typeof delegationInput>;
export type DelegationQuery = z.input<typeof delegationQuery>;
export type TransferPlan = z.input<typeof transferPlan>;
export type TransferInput = z.input<typeof transferInput>;
