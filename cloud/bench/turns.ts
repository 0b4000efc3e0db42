import { load, middleOf, type Measured, type Shot } from './load';
import type { Running } from './site';

/** Of which the one in the middle counts. */
const SLICES = 5;

export interface Contestant {
  readonly running: Running;
  readonly shot: (index: number) => Shot;
}

interface Order {
  readonly connections: number;
  /** That count; a slice more is sent to warm up. */
  readonly requests: number;
}

/**
 * All contestants by turns, slice by slice, so that a slow minute of the machine falls on all of them: ours and the floors,
 * the small and the large. Answers in their order.
 */
export async function inTurns(order: Order, contestants: readonly Contestant[]): Promise<Measured[]> {
  const requests = Math.ceil(order.requests / SLICES);
  const taken: Measured[][] = contestants.map(() => []);
  for (let slice = 0; slice <= SLICES; slice++)
    for (const [index, { running, shot }] of contestants.entries()) {
      const { connections } = order;
      const measured = await load({ ...running, connections, requests, from: slice * requests, shot });
      if (slice > 0) taken[index]?.push(measured);
    }
  return taken.map(middleOf);
}

/** How many of an order are sent to each contestant. */
export const sentOf = (requests: number): number => Math.ceil(requests / SLICES) * (SLICES + 1);
