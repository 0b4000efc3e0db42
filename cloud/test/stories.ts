import { bootTown, type Story, type Town } from './build';
import { access } from './flows/access';
import { auditLog } from './flows/audit-log';
import { badInput } from './flows/bad-input';
import { erasure } from './flows/erasure';
import { handingOver } from './flows/hand-over';
import { importing } from './flows/import';
import { moderation } from './flows/moderation';
import { news } from './flows/news';
import { organisation } from './flows/organisation';
import { organisationSheets } from './flows/organisation-sheets';
import { party } from './flows/party';
import { partyMembers } from './flows/party-members';
import { personalData } from './flows/personal-data';
import { payouts } from './flows/payouts';
import { points } from './flows/points';
import { powers } from './flows/powers';
import { reportToRating } from './flows/report-to-rating';
import { signInSecurity } from './flows/sign-in-security';
import { volunteerChecks } from './flows/volunteer-checks';
import { volunteerPosters } from './flows/volunteer-posters';
import { volunteerRecords } from './flows/volunteer-records';
import { volunteering } from './flows/volunteering';

const STORIES: Record<string, Story> = {
  'from report to rating': reportToRating,
  'bad input': badInput,
  'importing messages': importing,
  organisation,
  'standing in and handing over': handingOver,
  'sheets and the Party': organisationSheets,
  'the life of the Party': party,
  'members of the Party': partyMembers,
  'personal data': personalData,
  moderation,
  news,
  'sign-in security': signInSecurity,
  'the audit log': auditLog,
  'why somebody sees a case': access,
  volunteering,
  'volunteers’ check-ins': volunteerChecks,
  'volunteers’ posters': volunteerPosters,
  'volunteers’ records': volunteerRecords,
  points,
  payouts,
  'whoever goes is gone': erasure,
  'who may do what': powers,
};

/**
 * Tells every story in one town on one database. Each database has a test file of its own: Midway boots once a process.
 */
export function tellStories(databaseUrl: () => Promise<string | undefined>): void {
  jest.setTimeout(120_000);
  let town: Town;
  beforeAll(async () => void (town = await bootTown(await databaseUrl(), { LIMIT_SIGN_INS: '1000' })));
  afterAll(() => town.stop());
  for (const [name, story] of Object.entries(STORIES)) describe(name, () => story(() => town));
}
