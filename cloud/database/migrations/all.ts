import { CalendarVersions1764590000000 } from './calendar-versions';
import { CaseDuties1764591000000 } from './case-duties';
import { CaseSuspendedFrom1764592000000 } from './case-suspended-from';
import { CaseWriters1764580000000 } from './case-writers';
import { AuditLog1764001000000 } from './audit-log';
import { DeskRequests1764550000000 } from './desk-requests';
import { FilesUsed1764530000000 } from './files-used';
import { FirstTables1763900000000 } from './first-tables';
import { Moderation1764005000000 } from './moderation';
import { News1764300000000 } from './news';
import { NoticeAbout1764420000000 } from './notice-about';
import { Operations1764004000000 } from './operations';
import { OrderPlaces1764310000000 } from './order-places';
import { Organisation1763950000000 } from './organisation';
import { PartyLife1764410000000 } from './party-life';
import { Payout1764120000000 } from './payout';
import { PayoutExplained1764555000000 } from './payout-explained';
import { PersonalData1764003000000 } from './personal-data';
import { Points1764110000000 } from './points';
import { PointsUnnamed1764570000000 } from './points-unnamed';
import { RatedRules1764451000000 } from './rated-rules';
import { ReporterViaCase1763942400000 } from './reporter-via-case';
import { SessionIdles1764430000000 } from './session-idles';
import { SessionsLeftOpen1764560000000 } from './sessions-left-open';
import { SignInSecurity1764002000000 } from './sign-in-security';
import { Volunteer1764100000000 } from './volunteer';
import { VolunteerFairness1764445000000 } from './volunteer-fairness';
import { VolunteerWords1764540000000 } from './volunteer-words';
import { VolunteerThanks1764170000000 } from './volunteer-thanks';

/** In the order they run, which is that of their stamps; new ones are added below, old ones never edited. */
export const MIGRATIONS = [
  FirstTables1763900000000,
  ReporterViaCase1763942400000,
  Organisation1763950000000,
  AuditLog1764001000000,
  SignInSecurity1764002000000,
  PersonalData1764003000000,
  Operations1764004000000,
  Moderation1764005000000,
  Volunteer1764100000000,
  Points1764110000000,
  Payout1764120000000,
  VolunteerThanks1764170000000,
  News1764300000000,
  OrderPlaces1764310000000,
  PartyLife1764410000000,
  NoticeAbout1764420000000,
  SessionIdles1764430000000,
  VolunteerFairness1764445000000,
  RatedRules1764451000000,
  FilesUsed1764530000000,
  VolunteerWords1764540000000,
  DeskRequests1764550000000,
  PayoutExplained1764555000000,
  SessionsLeftOpen1764560000000,
  PointsUnnamed1764570000000,
  CaseWriters1764580000000,
  CalendarVersions1764590000000,
  CaseDuties1764591000000,
  CaseSuspendedFrom1764592000000,
];
