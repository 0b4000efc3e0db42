import { CASE_FLOW, type CaseAction, type CaseForm } from '@contract/case/case.flow';

export interface BulkStep {
  action: CaseAction;
  label: string;
  form: CaseForm;
}

const bulk = (action: CaseAction): BulkStep => ({
  action,
  label: CASE_FLOW[action].label,
  form: CASE_FLOW[action].asks,
});

/** What may be tried on many at once; the server still judges each case and says why it refuses one. */
export const DESK_BULK = [bulk('file'), bulk('dispatch'), bulk('merge')];
export const TODO_BULK = [bulk('accept')];
