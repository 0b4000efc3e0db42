import { mariaDbAvailable, startMariaDb, type TestMariaDb } from '../support/mariadb';
import { tellFuzz } from './tell-fuzz';

let maria: TestMariaDb | undefined;
afterAll(() => maria?.stop());

const available = mariaDbAvailable();
const skipped = available !== true && !process.env.CI;
if (skipped) process.stdout.write(`跳过 MariaDB：${available}\n`);

(skipped ? describe.skip : describe)(
  'requests that chance invents, out of the API document, on MariaDB',
  () => {
    tellFuzz({
      count: 2_000,
      share: 0.1,
      databaseUrl: async () => {
        maria = await startMariaDb();
        return maria.url('fuzzed');
      },
    });
  },
);
