import { AuditLog1764001000000 } from './audit-log';
import { FirstTables1763900000000 } from './first-tables';
import { Operations1764004000000 } from './operations';
import { Organisation1763950000000 } from './organisation';
import { PersonalData1764003000000 } from './personal-data';
import { ReporterViaCase1763942400000 } from './reporter-via-case';
import { SignInSecurity1764002000000 } from './sign-in-security';
import { Volunteer1764100000000 } from './volunteer';

/** In the order they run; new ones are added below, old ones never edited. */
export const MIGRATIONS = [
  FirstTables1763900000000,
  ReporterViaCase1763942400000,
  Organisation1763950000000,
  AuditLog1764001000000,
  SignInSecurity1764002000000,
  PersonalData1764003000000,
  Operations1764004000000,
  Volunteer1764100000000,
];
