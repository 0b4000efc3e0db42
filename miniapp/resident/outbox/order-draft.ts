import type { HelpKind } from '@contract/volunteer/order.flow';
import { newKey } from '@shared/api/request';
import type { Point } from '@shared/hooks/here';
import { Drafts } from './drafts';
import type { Sendable } from './outbox';

/** When help is wanted: any day of the coming week, or a day of the town's calendar and a part of it. */
export interface WishedTime {
  /** When the day begins in the town, ms since the epoch; or any of the coming week. */
  day?: number | 'week';
  part: 'any' | 'morning' | 'afternoon' | 'evening';
}

/** An order for help being written. */
export interface OrderDraft extends Sendable, WishedTime {
  kind?: HelpKind;
  words: string;
  place?: Point;
  /** Where the place is not known. */
  community?: { id: number; name: string };
  address: string;
  whom?: 'self' | 'neighbour';
  name: string;
  phone: string;
}

export const orderDrafts = new Drafts<OrderDraft>({
  storage: 'one-net:resident:order-drafts',
  blank: () => ({ key: newKey(), words: '', address: '', part: 'any', name: '', phone: '', photos: [] }),
  fields: ['key', 'words', 'address', 'part', 'name', 'phone', 'photos'],
});
