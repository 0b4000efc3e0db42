import type { CaseAction } from '../../contract/case/case.flow';
import type { Posted } from '../kernel/delivery';
import { caseNumber, type CaseRecord } from './case.row';

interface Step {
  readonly action: CaseAction;
  readonly actor: { readonly id: number };
  readonly words: string;
}

/**
 * What a step earns its reporters, for whoever keeps accounts of it: a report counts once it was found true on the spot,
 * a rating as soon as it is given. Nothing is decided here about points or money.
 */
export async function earnedOf(
  c: CaseRecord,
  { action, actor, words }: Step,
  reporters: () => Promise<number[]>,
): Promise<Posted[]> {
  const about = { caseId: c.id, no: caseNumber(c), communityId: c.communityId ?? 0 };
  if (action === 'rate' || action === 'rateToo')
    return [{ topic: 'earned.rating', body: { ...about, personId: actor.id, words: [...words].length } }];
  if (action !== 'pass' || c.ending === 'notOurs') return [];
  const coReporterIds = c.joined === 0 ? [] : (await reporters()).filter((id) => id !== c.reporterId);
  return [
    { topic: 'earned.report', body: { ...about, reporterId: c.reporterId, coReporterIds } },
    {
      topic: 'reward.report',
      body: { ...about, reporterId: c.reporterId, categoryCode: c.categoryCode },
    },
  ];
}
