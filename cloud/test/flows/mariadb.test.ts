import { tellStories } from '../stories';
import { mariaDbAvailable, startMariaDb } from '../support/mariadb';

const available = mariaDbAvailable();
const skipped = available !== true && !process.env.CI;
if (skipped) process.stdout.write(`跳过 MariaDB：${available}\n`);

(skipped ? describe.skip : describe)('on MariaDB', () => {
  let server: Awaited<ReturnType<typeof startMariaDb>>;
  tellStories(async () => {
    server = await startMariaDb();
    return server.url('flows');
  });
  // After the town, which still needs it.
  afterAll(() => server.stop());
});
