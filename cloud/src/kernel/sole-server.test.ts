import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServedAlready, takeSeat } from './sole-server';

describe('the server’s seat at the embedded database', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'one-net-seat-'));
  const elsewhere = mkdtempSync(join(tmpdir(), 'one-net-seat-'));
  afterAll(() => [dataDir, elsewhere].forEach((folder) => rmSync(folder, { recursive: true })));

  it('is for one; the next may have it when it is left', () => {
    const leave = takeSeat({ dataDir, databaseUrl: undefined });
    expect(() => takeSeat({ dataDir, databaseUrl: undefined })).toThrow(ServedAlready);
    takeSeat({ dataDir: elsewhere, databaseUrl: undefined })();
    leave();
    takeSeat({ dataDir, databaseUrl: undefined })();
  });

  it('is not asked for where the database seats many', () => {
    const databaseUrl = 'mysql://one@127.0.0.1/net';
    const seats = [takeSeat({ dataDir, databaseUrl }), takeSeat({ dataDir, databaseUrl })];
    seats.forEach((leave) => leave());
  });
});
