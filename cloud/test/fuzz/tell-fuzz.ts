import { fuzz } from './run';

const asked = process.env.FUZZ_COUNT;
const seed = Number(process.env.FUZZ_SEED ?? 20261123);

/** Chance finds no way into some operations, such as one that wants a code of this minute; into most it must. */
const MOST_NEVER_GRANTED = 0.2;
const ENOUGH_TO_GET_IN = 10_000;

interface FuzzStory {
  /** Requests, unless more were asked for on the command line. */
  readonly count: number;
  /** The share of what was asked for on the command line. */
  readonly share: number;
  readonly databaseUrl: () => Promise<string | undefined>;
}

/** Generated requests at a town on one database; told by a file of its own for each, for the product boots once. */
export function tellFuzz({ count, share, databaseUrl }: FuzzStory): void {
  const wanted = asked === undefined ? count : Math.ceil(Number(asked) * share);
  const limit = 300_000 + wanted * 60;

  it(
    `meet no fault of the server, and change nothing where they are refused (${wanted}, seed ${seed})`,
    async () => {
      const url = await databaseUrl();
      const began = performance.now();
      const result = await fuzz({
        ...(url === undefined ? {} : { databaseUrl: url }),
        count: wanted,
        seed,
        onProgress: (done) => {
          if (asked !== undefined && done % 5000 === 0) process.stdout.write(`${done} / ${wanted}\n`);
        },
      });
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      const { sent, statuses, faults, operations, neverSent, neverGranted } = result;
      process.stdout.write(
        `fuzz: ${sent} requests in ${seconds} s, seed ${seed}, ${JSON.stringify(statuses)}\n` +
          `${operations} operations; never granted (${neverGranted.length}): ${neverGranted.join(', ')}\n`,
      );
      expect(faults.join('\n\n')).toBe('');
      expect(sent).toBe(wanted);
      expect(neverSent).toEqual([]);
      if (wanted >= ENOUGH_TO_GET_IN)
        expect(neverGranted.length).toBeLessThan(operations * MOST_NEVER_GRANTED);
      // Requests that are all refused at the door would prove nothing.
      expect(statuses['200'] ?? 0).toBeGreaterThan(wanted / 20);
    },
    limit,
  );
}
