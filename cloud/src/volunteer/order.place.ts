import { z } from 'zod';
import type { Field, Sealer } from '../kernel/personal-data';

/** Where help is wanted: words, and a point where one was put on the map. */
export interface OrderPlace {
  readonly address: string;
  readonly place?: { readonly lng: number; readonly lat: number };
}

export const ORDER_PLACE: Field = 'volunteer_order.place';

const told = z.object({
  address: z.string(),
  place: z.object({ lng: z.number(), lat: z.number() }).exactOptional(),
});
const NOWHERE: OrderPlace = { address: '' };

/** Somebody's home is personal data: it is never stored in clear. */
export const sealPlace = (sealer: Sealer, place: OrderPlace): string =>
  sealer.seal(ORDER_PLACE, JSON.stringify(place));

/** Throws SealBroken. Nowhere once whoever ordered was erased. */
export const placeOf = (sealer: Sealer, { placeSealed }: { placeSealed: string | null }): OrderPlace =>
  placeSealed === null ? NOWHERE : told.parse(JSON.parse(sealer.open(ORDER_PLACE, placeSealed)));
