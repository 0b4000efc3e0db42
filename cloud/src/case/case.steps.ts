import type { z } from 'zod';
import {
  CASE_ENDINGS,
  CASE_FLOW,
  RATINGS,
  UNSATISFIED,
  type CaseAction,
  type CaseForm,
} from '../../contract/case/case.flow';
import { caseForms } from '../../contract/case/case.schema';
import type { Categories } from '../category/categories';
import { parse } from '../kernel/http';
import { Refusal } from '../kernel/refusal';
import type { Directory } from '../org/directory';
import { cellOf, type CaseRecord } from './case.row';

type Filled<F extends CaseForm> = z.output<(typeof caseForms)[F]>;
type FormOf<A extends CaseAction> = Filled<(typeof CASE_FLOW)[A]['asks']>;

export interface StepGround {
  readonly org: Directory;
  readonly categories: Categories;
  readonly now: number;
  /** Who takes the step. */
  readonly actorId: number;
}

/** What a step does to the row beyond its state and clock, and what the trail says of it. */
export interface Outcome {
  readonly change: Partial<CaseRecord>;
  readonly facts?: readonly Fact[];
  /** The category's limit, for steps whose due is `category`. */
  readonly limit?: string;
  /** Working days granted, for `asked`. */
  readonly days?: number;
  /** A call to the reporter is owed from now on, or was made. */
  readonly callBack?: 'owed' | 'done';
  /** Working days in which the leader wants an answer. */
  readonly replyDays?: number;
}
export interface Fact {
  readonly label: string;
  readonly value: string;
}

type Effect<A extends CaseAction> = (c: CaseRecord, form: FormOf<A>, ground: StepGround) => Outcome;

function assign(c: CaseRecord, form: Filled<'dispatch'>, { org, categories }: StepGround): Outcome {
  const lead = handlingUnit(form.unitId, org);
  const coUnits = [...new Set(form.coUnitIds)].filter((unitId) => unitId !== lead.id);
  const partners = coUnits.map((unitId) => handlingUnit(unitId, org).name);
  const limit = categories.get(c.categoryCode)?.limit ?? '5d';
  return {
    change: { unitId: lead.id, coUnits: JSON.stringify(coUnits) },
    facts: [
      { label: '承办单位', value: lead.name },
      ...(partners.length ? [{ label: '协办单位', value: partners.join('、') }] : []),
    ],
    limit,
  };
}

function handlingUnit(unitId: number, org: Directory) {
  const unit = org.requireUnit(unitId);
  if (org.staffAt(unit.id, 'handler').length === 0)
    throw new Refusal('unitCannotHandle', { name: unit.name });
  return unit;
}

function upperDesk(c: CaseRecord, org: Directory): number {
  const desk = org.requireUnit(c.deskId);
  return desk.kind === 'community' && desk.parentId !== undefined ? desk.parentId : org.centre.id;
}

const ended = (form: Filled<'answer'>): Outcome => ({
  change: { ending: form.ending, cover: form.files[0] ?? undefined },
  facts: [{ label: '办理结论', value: CASE_ENDINGS[form.ending] }],
});

const isUnsatisfied = (rating: number | null): boolean => UNSATISFIED.some((level) => level === rating);

const rated = (c: CaseRecord, form: Filled<'rating'>): Outcome => ({
  // The least content of all its reporters decides.
  change: { rating: Math.min(c.rating ?? 5, form.level) },
  facts: [{ label: '满意程度', value: RATINGS[form.level] }],
  ...(isUnsatisfied(form.level) ? { callBack: 'owed' } : {}),
});

/** With whom it was, and what was decided for them: whoever has it next begins anew. */
const setAside = { unitId: null, coUnits: '[]', ending: null, arbitrated: 0, returns: 0 } as const;

const CASE_EFFECTS: { [A in CaseAction]?: Effect<A> } = {
  place: (_c, form, { org }) => ({ change: placed(form.place, form.address, org) }),
  amend: (c, form, { categories }) => {
    const category = categories.usable(form.categoryCode);
    return {
      change: { categoryCode: category.code },
      facts: [{ label: '类别', value: `${categories.get(c.categoryCode)?.name ?? ''} → ${category.name}` }],
    };
  },
  verify: (_c, form) => ({
    change: {},
    facts: [{ label: '核实结论', value: form.found ? '情况属实' : '未发现所述情况' }],
  }),
  appeal: (c) => ({ change: { appeals: c.appeals + 1 } }),
  dispatch: assign,
  arbitrate: (c, form, ground) => {
    const outcome = assign(c, form, ground);
    return { ...outcome, change: { ...outcome.change, arbitrated: 1 } };
  },
  // A dispatch taken back settles no dispute.
  recall: (c) => ({ change: { ...setAside, returns: c.arbitrated === 1 ? 0 : c.returns } }),
  sendBack: (c) => ({ change: { ...setAside, returns: c.returns + 1 } }),
  handOver: () => ({ change: setAside }),
  redispatch: () => ({ change: setAside }),
  askExtension: (c, form) => ({
    change: { askedDays: form.days, extensions: c.extensions + 1 },
    facts: [{ label: '申请延期', value: `${form.days} 个工作日` }],
  }),
  grant: (c) => ({
    change: { askedDays: 0 },
    days: c.askedDays,
    facts: [{ label: '同意延期', value: `${c.askedDays} 个工作日` }],
  }),
  refuse: () => ({ change: { askedDays: 0 } }),
  suspend: (c, form, { now }) => ({
    change: {
      clockAt: now + form.days * 86_400_000,
      askedDays: 0,
      suspendedFrom: c.state === 'dispatched' ? 'dispatched' : 'handling',
    },
    facts: [{ label: '挂账', value: `最长 ${form.days} 天` }],
  }),
  resume: () => ({ change: { suspendedFrom: null } }),
  resumeWaiting: () => ({ change: { suspendedFrom: null } }),
  escalate: (c, _form, { org }) => {
    const deskId = upperDesk(c, org);
    return {
      change: { ...setAside, deskId },
      facts: [{ label: '上报至', value: org.brief(deskId).name }],
    };
  },
  reportToCity: () => ({ change: setAside }),
  cityAnswer: (_c, form) => ended(form),
  answer: (_c, form) => ended(form),
  returnToDesk: () => ({ change: setAside }),
  pass: () => ({ change: {} }),
  rate: rated,
  rateToo: rated,
  reopen: (c) => ({
    change: { reopened: c.reopened + 1, ending: null, rating: null },
    callBack: 'owed',
  }),
  // A call that nobody took is tried again, until its day has passed.
  callBack: (c, form, { now }) => ({
    change: {},
    ...(form.reached || (c.callBackDueAt !== null && now >= c.callBackDueAt) ? { callBack: 'done' } : {}),
    facts: [{ label: '回访', value: form.reached ? '已联系上' : '未联系上' }],
  }),
  unmerge: () => ({ change: { mergedInto: null } }),
  urge: (c) => ({ change: { urges: c.urges + 1 } }),
  join: (c) => ({ change: { joined: c.joined + 1 } }),
  supervise: (_c, form, { actorId }) => ({
    change: { supervisedBy: actorId },
    replyDays: form.days,
    facts: [{ label: '督办要求', value: `${form.days} 个工作日内回复` }],
  }),
};

/** Where a place lies: its grid names community and street. Throws `placeOutside`. */
export function placed(place: { lng: number; lat: number }, address: string | undefined, org: Directory) {
  const grid = org.gridAt(place);
  if (!grid) throw new Refusal('placeOutside');
  return {
    lng: place.lng,
    lat: place.lat,
    cell: cellOf(place),
    gridId: grid.id,
    communityId: org.ancestor(grid.id, 'community')?.id ?? null,
    streetId: org.ancestor(grid.id, 'street')?.id ?? null,
    address: address || org.addressNear(place),
  };
}

/** Any step's form, checked. */
export type AnyForm = Filled<CaseForm>;

/** Checks the form against the step's own form; throws `badInput`. */
export function fill(action: CaseAction, form: unknown): AnyForm {
  const schema: z.ZodType<AnyForm> = caseForms[CASE_FLOW[action].asks];
  return parse(schema, form);
}

/** What a step does, the form already checked. */
export function effectOf(action: CaseAction, c: CaseRecord, form: AnyForm, ground: StepGround): Outcome {
  const effect = CASE_EFFECTS[action];
  if (!effect) return { change: {} };
  // The form was parsed with this very step's schema, which the compiler cannot carry through the union.
  return (effect as (c: CaseRecord, form: AnyForm, ground: StepGround) => Outcome)(c, form, ground);
}

/** Whose turn it is after the step. */
export function holderOf(c: CaseRecord, org: Directory): number | null {
  switch (c.state) {
    case 'reported':
    case 'appealed':
    case 'filed':
      return c.deskId;
    case 'verifying':
    case 'answered':
      return c.gridId ?? c.deskId;
    case 'arbitrating':
      return c.deskId === org.centre.id ? org.district.id : c.deskId;
    case 'dispatched':
    case 'handling':
    // Whoever asks for more time goes on working meanwhile.
    case 'extending':
    case 'reopened':
      return c.unitId ?? c.deskId;
    case 'atCity':
      return org.city.id;
    default:
      return null;
  }
}

/** What the clock does with a case whose time has come. */
export function dueStep(c: CaseRecord): CaseAction {
  if (c.state !== 'suspended') return 'leaveUnrated';
  return c.suspendedFrom === 'dispatched' ? 'resumeWaiting' : 'resume';
}

/** The automatic step that follows at once, as a row of its own, where the table allows it. */
export function followUp(
  action: CaseAction,
  c: CaseRecord,
): { action: CaseAction; words: string } | undefined {
  if (action === 'sendBack' && c.returns >= 3) return { action: 'refer', words: '同一件已三次退回' };
  if ((action === 'rate' || action === 'rateToo') && isUnsatisfied(c.rating))
    return { action: 'reopen', words: '评价为不满意，自动重新办理' };
  return undefined;
}
