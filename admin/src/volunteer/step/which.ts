import type { ClaimRow, OrderView } from '@contract/volunteer/volunteer.api';
import type { Living } from '../volunteer-data';

export const isOrder = (thing: Living): thing is OrderView => 'wantedFrom' in thing;
export const isClaim = (thing: Living): thing is ClaimRow => 'proofWaiting' in thing;
