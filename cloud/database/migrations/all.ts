import { FirstTables1763900000000 } from './first-tables';

/** In the order they run; new ones are added below, old ones never edited. */
export const MIGRATIONS = [FirstTables1763900000000];
