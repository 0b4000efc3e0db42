import type { Deadline } from '../../contract/case/case.api';
import { CASE_STATES, type CaseAction, type CaseState } from '../../contract/case/case.flow';
import type { WorkCalendar } from '../kernel/calendar';

/** What is owed on a case beside its own limit: a call to whoever was not satisfied, and a reply to whoever supervises. */
export interface CaseDuties {
  readonly callBackDueAt: number | null;
  readonly callBackYellowAt: number | null;
  /** 1 once the clock has told that it is late. */
  readonly callBackLate: number;
  readonly supervised: number;
  readonly supervisedDueAt: number | null;
  readonly supervisedYellowAt: number | null;
  readonly supervisedLate: number;
  /** When the clock must tell of the next that was not met. */
  readonly remindAt: number | null;
}

/** Until when something is owed; kept in its event, so that no later calendar moves it. */
export interface Promised {
  readonly dueAt: number;
  readonly yellowAt: number;
}

/** What a step says of the duties. */
export interface DutyTime {
  readonly callBack?: Promised | 'done';
  readonly reply?: Promised;
}

interface DutyStep extends DutyTime {
  readonly action: CaseAction;
  /** The step brings an open case to rest. */
  readonly ends: boolean;
}

export const NO_DUTIES: CaseDuties = {
  callBackDueAt: null,
  callBackYellowAt: null,
  callBackLate: 0,
  supervised: 0,
  supervisedDueAt: null,
  supervisedYellowAt: null,
  supervisedLate: 0,
  remindAt: null,
};

/** 好差评: a bad rating is put right in 15 working days with a call-back. */
const CALL_BACK_DAYS = 15;
const YELLOW_SHARE = 0.8;

function within(at: number, days: number, calendar: WorkCalendar): Promised {
  return {
    dueAt: calendar.addWorking(at, { amount: days, unit: 'd' }),
    yellowAt: calendar.addWorking(at, { amount: days * YELLOW_SHARE, unit: 'd' }),
  };
}

/** What a step promises, by the calendar of now. A call that is owed already keeps the day it was promised for. */
export function promisedBy(
  c: CaseDuties,
  said: { callBack?: 'owed' | 'done'; replyDays?: number },
  at: number,
  calendar: WorkCalendar,
): DutyTime {
  const owes = said.callBack === 'owed' && c.callBackDueAt === null;
  return {
    ...(owes ? { callBack: within(at, CALL_BACK_DAYS, calendar) } : {}),
    ...(said.callBack === 'done' ? { callBack: 'done' } : {}),
    ...(said.replyDays === undefined ? {} : { reply: within(at, said.replyDays, calendar) }),
  };
}

/** The duties after a step. Pure: the same steps give the same duties, today and at a replay. */
export function dutiesAfter(before: CaseDuties, step: DutyStep): CaseDuties {
  const after = { ...before, ...callBackAfter(before, step), ...supervisionAfter(before, step) };
  const waiting = [
    after.callBackLate === 1 ? null : after.callBackDueAt,
    after.supervisedLate === 1 ? null : after.supervisedDueAt,
  ].filter((at) => at !== null);
  return { ...after, remindAt: waiting.length > 0 ? Math.min(...waiting) : null };
}

function callBackAfter(before: CaseDuties, { action, callBack }: DutyStep) {
  const { callBackDueAt, callBackYellowAt, callBackLate } = before;
  if (callBack === 'done') return { callBackDueAt: null, callBackYellowAt: null, callBackLate: 0 };
  if (callBack)
    return { callBackDueAt: callBack.dueAt, callBackYellowAt: callBack.yellowAt, callBackLate: 0 };
  return { callBackDueAt, callBackYellowAt, callBackLate: action === 'warnCallBack' ? 1 : callBackLate };
}

function supervisionAfter(before: CaseDuties, { action, reply, ends }: DutyStep) {
  const { supervised, supervisedDueAt, supervisedYellowAt, supervisedLate } = before;
  if (action === 'supervise')
    return {
      supervised: 1,
      supervisedDueAt: reply?.dueAt ?? null,
      supervisedYellowAt: reply?.yellowAt ?? null,
      supervisedLate: 0,
    };
  // What has ended needs no answer any more: only what is open stands supervised.
  if (action === 'respond' || ends)
    return { supervised: 0, supervisedDueAt: null, supervisedYellowAt: null, supervisedLate: 0 };
  const late = action === 'warnReply' ? 1 : supervisedLate;
  return { supervised, supervisedDueAt, supervisedYellowAt, supervisedLate: late };
}

/** The duties of a row, and nothing else of it. */
export function dutiesOf(c: CaseDuties): CaseDuties {
  const { callBackDueAt, callBackYellowAt, callBackLate, remindAt } = c;
  const { supervised, supervisedDueAt, supervisedYellowAt, supervisedLate } = c;
  const reply = { supervised, supervisedDueAt, supervisedYellowAt, supervisedLate };
  return { callBackDueAt, callBackYellowAt, callBackLate, ...reply, remindAt };
}

/** The duties as the steps of the trail left them. */
export function replayedDuties(
  steps: readonly {
    readonly action: CaseAction | 'reported';
    readonly to: CaseState;
    readonly time: DutyTime;
  }[],
): CaseDuties {
  let duties = NO_DUTIES;
  let open = false;
  for (const { action, to, time } of steps) {
    const opens = CASE_STATES[to].open;
    if (action !== 'reported')
      duties = dutiesAfter(duties, {
        action,
        callBack: time.callBack,
        reply: time.reply,
        ends: open && !opens,
      });
    open = opens;
  }
  return duties;
}

export const sameDuties = (one: CaseDuties, other: CaseDuties): boolean =>
  JSON.stringify(dutiesOf(one)) === JSON.stringify(dutiesOf(other));

/** What the clock must tell of now, the call first. */
export const warningOf = (c: CaseDuties, now: number): 'warnCallBack' | 'warnReply' =>
  isCallBackOverdue(c, now) ? 'warnCallBack' : 'warnReply';

export const isCallBackOverdue = (c: CaseDuties, now: number): boolean =>
  c.callBackDueAt !== null && c.callBackLate === 0 && c.callBackDueAt <= now;

export const isReplyOverdue = (c: CaseDuties, now: number): boolean =>
  c.supervisedDueAt !== null && c.supervisedLate === 0 && c.supervisedDueAt <= now;

/** A deadline with its lamp, as the screens draw it. */
export function deadlineOf(dueAt: number | null, yellowAt: number | null, now: number): Deadline | undefined {
  if (dueAt === null) return undefined;
  if (now > dueAt) return { dueAt, lamp: 'red' };
  return { dueAt, lamp: now > (yellowAt ?? dueAt) ? 'yellow' : 'green' };
}
