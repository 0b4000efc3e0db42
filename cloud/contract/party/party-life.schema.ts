import { z } from 'zod';
import { rowId } from '../staff/unit.schema';
import { stepForm } from '../step-form.schema';
import { fileIds, optionalWords, paging, words } from '../text.schema';
import type { ContactForm } from './contact.flow';
import { CONTACT_STATES, type ContactState } from './contact.flow';
import {
  MEETING_KINDS,
  PARTY_DUTIES,
  type MeetingForm,
  type MeetingKind,
  type PartyDuty,
} from './meeting.flow';

const oneOf = <K extends string>(table: Record<K, unknown>, error: string) =>
  z.string().refine((text): text is K => Object.keys(table).includes(text), { error });
/** ms since epoch. */
const moment = z.number({ error: '请选择时间' }).int().min(0).max(4_102_444_800_000);
const personIds = z.array(rowId).max(2000, { error: '一次最多通知 2000 人' });
const files = fileIds.default([]);

export const partyThing = z.strictObject({ id: rowId });
export const partyStep = z.strictObject({
  id: rowId,
  action: z.string().max(40),
  form: stepForm(() => ({ ...meetingForms, ...contactForms, ...membershipTransferForms })),
});
export type PartyStepInput = z.input<typeof partyStep>;

export const orgsFound = z.strictObject({ words: words(40) });
export const dutyInput = z.strictObject({
  id: rowId,
  personId: rowId,
  duty: oneOf<PartyDuty>(PARTY_DUTIES, '没有这种职务').nullable(),
});
export type DutyInput = z.input<typeof dutyInput>;

/** `YYYY-MM`, a month in the town. */
const month = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/, { error: '月份有误' });
/** With `orgUnitId` those of the organisation and all below it, without it those the caller is called to. */
export const meetingsQuery = z.strictObject({ month: month.optional(), orgUnitId: rowId.optional() });
export type MeetingsQuery = z.input<typeof meetingsQuery>;

const planFields = {
  title: words(60, 2),
  words: optionalWords(1000),
  place: words(100, 2),
  startsAt: moment,
};
export const meetingInput = z.strictObject({
  orgUnitId: rowId,
  kind: oneOf<MeetingKind>(MEETING_KINDS, '没有这种会议'),
  ...planFields,
  /** Whom to call; without it whoever the kind of meeting calls. */
  personIds: personIds.min(1, { error: '请至少选一名党员' }).optional(),
});
export type MeetingInput = z.input<typeof meetingInput>;

export const meetingForms = {
  none: z.strictObject({}),
  reason: z.strictObject({ words: words(200, 2) }),
  plan: z.strictObject(planFields),
  /** Who was there; of the others, who had asked for leave is excused. */
  roll: z.strictObject({ presentIds: personIds.default([]) }),
  minutes: z.strictObject({ words: words(4000, 10), files }),
} satisfies Record<MeetingForm, z.ZodType>;

const contactState = oneOf<ContactState>(CONTACT_STATES, '没有这种状态');
export const contactsQuery = z.strictObject({
  orgUnitId: rowId.optional(),
  communityId: rowId.optional(),
  state: contactState.optional(),
  ...paging,
});
export type ContactsQuery = z.input<typeof contactsQuery>;

/** A community proposes to an organisation (`from: 'community'`); an organisation proposes, or a member (without `orgUnitId`). */
export const contactInput = z
  .strictObject({
    from: z.enum(['party', 'community'], { error: '请说明由哪一方发起' }),
    orgUnitId: rowId.optional(),
    /** A community or one of its grids. */
    targetId: rowId,
    /** Which households of it, such as 3 号楼 2 单元; the whole of it without. */
    households: optionalWords(80),
    words: words(200, 2),
  })
  .refine(({ from, orgUnitId }) => from === 'party' || orgUnitId !== undefined, {
    error: '请选择要联系的党组织',
    path: ['orgUnitId'],
  });
export type ContactInput = z.input<typeof contactInput>;

export const contactForms = {
  none: z.strictObject({}),
  reason: z.strictObject({ words: words(200, 2) }),
  /** `at`: now, when it is left out. */
  visit: z.strictObject({ at: moment.optional(), words: words(1000, 2), files }),
} satisfies Record<ContactForm, z.ZodType>;

/** Without `personId` whoever asks; an organisation asks for one of its members. */
export const membershipTransferInput = z.strictObject({
  personId: rowId.optional(),
  toId: rowId,
  words: words(200, 2),
});
export type MembershipTransferInput = z.input<typeof membershipTransferInput>;
export const membershipTransfersQuery = z.strictObject({ orgUnitId: rowId.optional(), ...paging });
export type MembershipTransfersQuery = z.input<typeof membershipTransfersQuery>;
export const membershipTransferForms = {
  none: z.strictObject({}),
  reason: z.strictObject({ words: words(200, 2) }),
};
