import { PARTY_RANKS, UNIT_KINDS } from '@contract/org/org.api';
import type { UnitNode } from '@contract/staff/unit.api';

/** `街道`, or `党支部` where it is one of the Party's. */
export const kindInWords = ({ kind, rank }: Pick<UnitNode, 'kind' | 'rank'>) =>
  rank ? PARTY_RANKS[rank] : UNIT_KINDS[kind];
