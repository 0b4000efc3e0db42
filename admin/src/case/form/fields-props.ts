import type { CaseView } from '@contract/case/case.api';

/** The case a form is for; none when several are handled at once. */
export interface FieldsProps {
  view?: CaseView;
}
