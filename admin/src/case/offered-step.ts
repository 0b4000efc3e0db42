import type { CaseView } from '@contract/case/case.api';

/** A step as the server offered it for one case. */
export type OfferedStep = CaseView['actions'][number];
