import { z } from 'zod';
import { CASE_FLOW } from '../../contract/case/case.flow';
import { caseForms } from '../../contract/case/case.schema';
import { NEWS_FLOW } from '../../contract/news/news.flow';
import { newsForms } from '../../contract/news/news.schema';
import { PAYOUT_FLOW } from '../../contract/payout/payout.flow';
import { payoutForms } from '../../contract/payout/payout.schema';
import { redemptionForms } from '../../contract/points/points.schema';
import { REDEMPTION_FLOW } from '../../contract/points/redemption.flow';
import { ACTIVITY_FLOW } from '../../contract/volunteer/activity.flow';
import { CLAIM_FLOW } from '../../contract/volunteer/claim.flow';
import { ORDER_FLOW } from '../../contract/volunteer/order.flow';
import { volunteerForms } from '../../contract/volunteer/volunteer.schema';
import type { Schema } from './values';

interface Flow {
  readonly flow: Readonly<Record<string, { readonly asks: string }>>;
  readonly forms: Readonly<Record<string, z.ZodType>>;
}

/** Which table stands behind an address of steps: the document says no more than that there is a form. */
const FLOWS: Readonly<Record<string, Flow>> = {
  '/api/cases/{no}/steps/{action}': { flow: CASE_FLOW, forms: caseForms },
  '/api/news-desk/{id}/steps/{action}': { flow: NEWS_FLOW, forms: newsForms },
  '/api/payouts/{id}/steps/{action}': { flow: PAYOUT_FLOW, forms: payoutForms },
  '/api/shop/redemptions/{id}/steps/{action}': { flow: REDEMPTION_FLOW, forms: redemptionForms },
  '/api/volunteer/activities/{id}/steps/{action}': { flow: ACTIVITY_FLOW, forms: volunteerForms },
  '/api/volunteer/claims/{id}/steps/{action}': { flow: CLAIM_FLOW, forms: volunteerForms },
  '/api/volunteer/orders/{id}/steps/{action}': { flow: ORDER_FLOW, forms: volunteerForms },
};

export interface Step {
  readonly action: string;
  /** What its form looks like. */
  readonly form: Schema;
}

/** Every step behind this address with the very form it asks for; none where it is no address of steps. */
export function stepsOf(path: string): Step[] {
  const { flow = {}, forms = {} } = FLOWS[path] ?? {};
  return Object.entries(flow).flatMap(([action, { asks }]) => {
    const form = forms[asks];
    return form ? [{ action, form: z.toJSONSchema(form, { io: 'input', unrepresentable: 'any' }) }] : [];
  });
}
