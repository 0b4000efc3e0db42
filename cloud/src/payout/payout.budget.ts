import type { UnitOfWork } from '../kernel/database';
import { Refusal } from '../kernel/refusal';
import type { Ledger } from '../points/ledger';

/** Fen as the console says them: `1234` is `12.34`. */
const yuan = (fen: number): string => (fen / 100).toFixed(2);

/** Locks the month's fund. Throws `budgetTooLow` where less is left of it than `amount` (fen). */
export async function assertBudget(
  uow: UnitOfWork,
  ledger: Ledger,
  { ownerId, amount }: { readonly ownerId: number; readonly amount: number },
): Promise<void> {
  const { balance } = await ledger.account(uow, { kind: 'fund', ownerId });
  if (balance >= amount) return;
  const month = `${Math.floor(ownerId / 100)} 年 ${ownerId % 100} 月`;
  throw new Refusal('budgetTooLow', { month, left: yuan(balance), needed: yuan(amount) });
}
