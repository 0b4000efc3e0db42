import { z } from 'zod';
import { paging, words } from '../text.schema';
import { REGISTRATION_FLOW, REGISTRATION_STATES } from './registration.flow';
import type { MemberKind } from './party.api';
import type { RegistrationAction, RegistrationState } from './registration.flow';
import { rowId } from './unit.schema';

const memberKind = z.enum(['full', 'probationary'] satisfies MemberKind[], { error: '没有这种党员' });
const state = z
  .string()
  .refine((text): text is RegistrationState => Object.keys(REGISTRATION_STATES).includes(text), {
    error: '没有这种状态',
  });
const action = z
  .string()
  .refine((text): text is RegistrationAction => Object.keys(REGISTRATION_FLOW).includes(text), {
    error: '没有这个操作',
  });

export const membersQuery = z.strictObject({ orgUnitId: rowId.optional(), ...paging });
export const memberInput = z.strictObject({
  personId: rowId,
  orgUnitId: rowId,
  kind: memberKind,
  since: z.number({ error: '入党时间有误' }).int().min(-1_577_923_200_000).max(4_102_444_800_000),
});
export const memberGone = z.strictObject({ personId: rowId });
export const registrationsQuery = z.strictObject({
  communityId: rowId.optional(),
  state: state.optional(),
  ...paging,
});
/** With `orgUnitId` the Party organisation registers, otherwise whoever asks. */
export const registrationInput = z.strictObject({
  communityId: rowId,
  orgUnitId: rowId.optional(),
  words: z.union([z.literal(''), words(200)]).optional(),
});
export const registrationTake = z.strictObject({
  id: rowId,
  action,
  words: z.union([z.literal(''), words(200)]).optional(),
});

export type MembersQuery = z.input<typeof membersQuery>;
export type MemberInput = z.input<typeof memberInput>;
export type RegistrationsQuery = z.input<typeof registrationsQuery>;
export type RegistrationInput = z.input<typeof registrationInput>;
