import type { Database } from '../src/kernel/database';

const BATCH = 2_000;

/**
 * Fills the ledger by raw rows until it holds so many entries, two a transfer: half of them are the one person's, which is
 * the worst there can be for their balance. The sum stays 0, and so does what the account says of itself.
 */
export async function fillLedger(database: Database, personId: number, entries: number): Promise<void> {
  const ids = await database.read<{ id: number; kind: string }>(
    "SELECT id, kind FROM ledger_account WHERE (kind = 'person' AND ownerId = ?) OR kind = 'issued' ORDER BY kind",
    [personId],
  );
  const [issued, person] = [ids[0]?.id ?? 0, ids[1]?.id ?? 0];
  const [held] = await database.read<{ n: number }>('SELECT COUNT(*) AS n FROM ledger_entry');
  for (let n = Number(held?.n ?? 0); n < entries; n += 2 * BATCH) {
    await database.unitOfWork(async (uow) => {
      const count = Math.min(BATCH, Math.ceil((entries - n) / 2));
      const marks = (one: string): string => Array.from({ length: count }, () => one).join(', ');
      const rows = Array.from({ length: count }, (_, at) => [`fill:${n}:${at}`, uow.now]);
      await uow.run(
        `INSERT INTO ledger_transfer (reason, rule, words, at) VALUES ${marks("(?, 'fill', '', ?)")}`,
        rows.flat(),
      );
      for (const [account, amount] of [
        [issued, -1],
        [person, 1],
      ] as const)
        await uow.run(
          `INSERT INTO ledger_entry (transferId, accountId, amount, \`after\`, rule, at)
           SELECT id, ?, ?, NULL, 'fill', at FROM ledger_transfer WHERE reason LIKE ?`,
          [account, amount, `fill:${n}:%`],
        );
      await uow.run('UPDATE ledger_account SET balance = balance + ?, earned = earned + ? WHERE id = ?', [
        count,
        count,
        person,
      ]);
    });
  }
}
