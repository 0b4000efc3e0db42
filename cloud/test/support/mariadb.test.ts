import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { mariaDbAvailable, startMariaDb, type TestMariaDb } from './mariadb';

const available = mariaDbAvailable();

(available === true ? describe : describe.skip)('the MariaDB of the tests', () => {
  let server: TestMariaDb;

  beforeAll(async () => {
    server = await startMariaDb();
  });
  afterAll(() => server.stop());

  it('keeps every commit, speaks utf8mb4 and gives each name an empty database', async () => {
    const url = await server.url('support_fresh');
    const connection = await createConnection(url);
    await connection.query("CREATE TABLE lamps AS SELECT '路灯💡' AS name");
    const [rows] = await connection.query<RowDataPacket[]>(
      'SELECT name, @@innodb_flush_log_at_trx_commit AS flush FROM lamps',
    );
    await connection.end();
    expect(rows).toEqual([{ name: '路灯💡', flush: 1 }]);

    const again = await createConnection(await server.url('support_fresh'));
    await expect(again.query('SELECT name FROM lamps')).rejects.toMatchObject({ errno: 1146 });
    await again.end();
  });

  it('refuses a name that would need quoting', async () => {
    await expect(server.url('town; DROP')).rejects.toThrow('plain lower-case name');
  });
});
