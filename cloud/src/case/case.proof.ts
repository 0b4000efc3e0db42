import type { Database } from '../kernel/database';
import { brokenLink, isRedacted } from '../kernel/trail';
import { caseNumber, type CaseRecord, type EventRecord } from './case.row';

/** Where a trail does not hold: the number of its step, and what is wrong with it. */
interface TrailFault {
  readonly seq: number;
  readonly says: string;
}

/** The first fault in the trail of one case, for the proof on its page and for `npm run verify` alike. */
export async function trailFault(
  database: Pick<Database, 'readOne'>,
  c: Pick<CaseRecord, 'id' | 'reportedAt' | 'head'>,
  events: readonly EventRecord[],
): Promise<TrailFault | undefined> {
  const broken = brokenLink(caseNumber(c), events, c.head);
  if (broken !== undefined) return { seq: broken, says: `留痕第 ${broken} 条被改动或缺失` };
  // Words may only be missing where whoever wrote them was erased.
  for (const { seq, byId } of events.filter(isRedacted)) {
    const sql = 'SELECT 1 AS yes FROM person WHERE id = ? AND erasedAt IS NOT NULL';
    if (!(await database.readOne(sql, [byId])))
      return { seq, says: `留痕第 ${seq} 条的文字被抹去，而写的人没有注销` };
  }
  return undefined;
}
