import { programOf } from '../../config/apps';

// What config/index.ts writes into a real build.
Object.assign(globalThis, {
  PROGRAM: programOf('resident'),
  API_BASE: 'http://town.test/api',
  definePageConfig: <T>(config: T): T => config,
});
