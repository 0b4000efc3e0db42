import type { Field, Sealer } from '../kernel/personal-data';

export const ORDER_WORDS: Field = 'volunteer_order.words';

/** What somebody asks help for often says how they are: it is never stored in clear, and so not searched either. */
export const sealWords = (sealer: Sealer, words: string): string => sealer.seal(ORDER_WORDS, words);

/** Throws SealBroken. '' once whoever ordered was erased. */
export const wordsIn = (sealer: Sealer, { wordsSealed }: { wordsSealed: string | null }): string =>
  wordsSealed === null ? '' : sealer.open(ORDER_WORDS, wordsSealed);
