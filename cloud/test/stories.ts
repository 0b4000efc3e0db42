import { bootTown, type Story, type Town } from './build';
import { badInput } from './flows/bad-input';
import { importing } from './flows/import';
import { reportToRating } from './flows/report-to-rating';

const STORIES: Record<string, Story> = {
  'from report to rating': reportToRating,
  'bad input': badInput,
  'importing messages': importing,
};

/**
 * Tells every story in one town on one database. Each database has a test file of its own: Midway boots once a process.
 */
export function tellStories(databaseUrl: () => Promise<string | undefined>): void {
  jest.setTimeout(120_000);
  let town: Town;
  beforeAll(async () => void (town = await bootTown(await databaseUrl())));
  afterAll(() => town.stop());
  for (const [name, story] of Object.entries(STORIES)) describe(name, () => story(() => town));
}
