import { bootTown, type Story, type Town } from './build';
import { access } from './flows/access';
import { accessAnswers } from './flows/access-answers';
import { accessCharges } from './flows/access-charges';
import { auditLog } from './flows/audit-log';
import { badInput } from './flows/bad-input';
import { caseAtOnce } from './flows/case-at-once';
import { caseBranches } from './flows/case-branches';
import { caseFinding } from './flows/case-finding';
import { caseProof } from './flows/case-proof';
import { caseTogether } from './flows/case-together';
import { deskRequests } from './flows/desk-requests';
import { badRows } from './flows/bad-rows';
import { badWords } from './flows/bad-words';
import { erasure } from './flows/erasure';
import { handingOver } from './flows/hand-over';
import { importing } from './flows/import';
import { moderation } from './flows/moderation';
import { news } from './flows/news';
import { notices } from './flows/notices';
import { organisation } from './flows/organisation';
import { organisationSheets } from './flows/organisation-sheets';
import { party } from './flows/party';
import { partyMembers } from './flows/party-members';
import { personalData } from './flows/personal-data';
import { payouts } from './flows/payouts';
import { points } from './flows/points';
import { pointsPromised } from './flows/points-promised';
import { pointsRestated } from './flows/points-restated';
import { pointsShop } from './flows/points-shop';
import { powers } from './flows/powers';
import { reconciliation } from './flows/reconciliation';
import { reportToRating } from './flows/report-to-rating';
import { sameKey } from './flows/same-key';
import { signInSecurity } from './flows/sign-in-security';
import { signInPrograms, signInRaces } from './flows/sign-in-security-programs';
import { volunteerCancelled } from './flows/volunteer-cancelled';
import { volunteerChecks } from './flows/volunteer-checks';
import { volunteerFairness } from './flows/volunteer-fairness';
import { volunteerHours } from './flows/volunteer-hours';
import { volunteerPlaces } from './flows/volunteer-places';
import { volunteerPosters } from './flows/volunteer-posters';
import { volunteerRecords } from './flows/volunteer-records';
import { volunteerSecrets } from './flows/volunteer-secrets';
import { volunteering } from './flows/volunteering';

const STORIES: Record<string, Story> = {
  'from report to rating': reportToRating,
  'off the straight road': caseBranches,
  'several people and one matter': caseTogether,
  'finding a case': caseFinding,
  'two at once': caseAtOnce,
  'bad input': badInput,
  'what refusals say': badWords,
  'importing messages': importing,
  'what was written over': caseProof,
  organisation,
  'standing in and handing over': handingOver,
  'sheets and the Party': organisationSheets,
  'the life of the Party': party,
  'members of the Party': partyMembers,
  'personal data': personalData,
  'requests at the counter': deskRequests,
  moderation,
  news,
  'sign-in security': signInSecurity,
  'programs and sign-ins': signInPrograms,
  'sign-ins at the same moment': signInRaces,
  'the audit log': auditLog,
  'why somebody sees a case': access,
  'what the page of powers answers': accessAnswers,
  'what is in a leader’s charge': accessCharges,
  volunteering,
  'what an order says of somebody': volunteerSecrets,
  'volunteers’ check-ins': volunteerChecks,
  'volunteers’ hours': volunteerHours,
  'an activity that is cancelled': volunteerCancelled,
  'what is fair to volunteers': volunteerFairness,
  'volunteers’ waiting lists': volunteerPlaces,
  'volunteers’ posters': volunteerPosters,
  'volunteers’ records': volunteerRecords,
  'points that were promised': pointsPromised,
  'points put right': pointsRestated,
  points,
  'the points shop': pointsShop,
  payouts,
  reconciliation,
  'one bad row': badRows,
  'what a notice is about': notices,
  'whoever goes is gone': erasure,
  'who may do what': powers,
  'the same key for another thing': sameKey,
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
