import { CASE_STATES, stepOf, type CaseAction, type CaseParty } from '../../contract/case/case.flow';
import { maskedNumbers } from '../../contract/identity/masks';
import type { Actor } from '../kernel/actor';
import type { Posted } from '../kernel/delivery';
import { townTime } from '../kernel/town-time';
import type { Directory } from '../org/directory';
import { publicWords } from './case.moderated';
import { coUnitsOf } from './case.parties';
import { caseNumber, type CaseRecord } from './case.row';

interface Telling {
  /** As the step found it, and as it leaves it. */
  readonly before: CaseRecord;
  readonly c: CaseRecord;
  readonly step: {
    readonly action: CaseAction;
    readonly actor: { readonly id: number };
    readonly words: string;
    readonly byUnit: string;
  };
  readonly org: Directory;
  readonly reporters: () => Promise<number[]>;
}

export interface CaseMessage {
  readonly caseId: number;
  readonly no: string;
  readonly action: string;
  readonly party: CaseParty;
  readonly personIds: readonly number[];
  readonly title: string;
  readonly body: string;
}

/** Those of before and of after: a unit that a step takes out of the case hears of it as well. */
async function toldAs(party: CaseParty, telling: Telling): Promise<number[]> {
  const { before, c, step } = telling;
  const both = [await membersOf(party, before, telling), await membersOf(party, c, telling)];
  return [...new Set(both.flat())].filter((id) => id !== step.actor.id);
}

/** Who stands behind a party, by their person ids. */
async function membersOf(
  party: CaseParty,
  c: CaseRecord,
  { org, reporters }: Pick<Telling, 'org' | 'reporters'>,
): Promise<number[]> {
  const at = (
    unitId: number | null,
    ...posts: Parameters<Directory['staffAt']> extends [unknown, ...infer P] ? P : never
  ): number[] => (unitId === null ? [] : org.staffAt(unitId, ...posts).map((person) => person.personId));
  switch (party) {
    case 'firstReporter':
      return [c.reporterId];
    case 'reporter':
      return c.joined === 0 ? [c.reporterId] : reporters();
    case 'intake':
      return at(c.deskId, 'intake');
    case 'shiftLeader':
      // Streets and communities have none: their own leader decides there.
      return at(c.deskId, c.deskId === org.centre.id ? 'shiftLeader' : 'leader');
    case 'dispatcher':
      return at(c.deskId, 'dispatcher');
    case 'handler':
      return at(c.unitId, 'handler');
    case 'coHandler':
      return coUnitsOf(c).flatMap((unitId) => at(unitId, 'handler'));
    case 'inspector':
      // What lies nowhere, the centre's own look at.
      return c.gridId === null ? at(org.centre.id, 'inspector') : at(c.gridId, 'gridWorker');
    case 'leader':
      return at(c.deskId === org.centre.id ? org.district.id : c.deskId, 'leader');
    case 'supervisor':
      return c.supervisedBy === null ? [] : [c.supervisedBy];
    default:
      return [];
  }
}

/** One delivery a party told, of those that have anyone in them. */
export async function messagesOf(telling: Telling): Promise<{ topic: string; body: CaseMessage }[]> {
  const { c, step } = telling;
  const { tells, past, label } = stepOf(step.action);
  const no = caseNumber(c);
  const rows: { topic: string; body: CaseMessage }[] = [];
  for (const party of tells) {
    const personIds = await toldAs(party, telling);
    if (personIds.length === 0) continue;
    const title =
      party === 'reporter' ? CASE_STATES[c.state].plain : `${label}：${shortened(maskedNumbers(c.text), 16)}`;
    // Whoever joined is told in words that others may read, too.
    // Messages outlast the case, on other people's phones: no number goes into any.
    const words = party === 'reporter' && c.joined > 0 ? publicWords(c) : maskedNumbers(c.text);
    const body = `${step.byUnit ? `${step.byUnit} ` : ''}${past}${replyBy(telling)}。${shortened(words, 40)}`;
    rows.push({
      topic: `case.${step.action}`,
      body: { caseId: c.id, no, action: step.action, party, personIds, title, body },
    });
  }
  return rows;
}

/** Whoever is supervised is told until when an answer is wanted. */
const replyBy = ({ c, step }: Telling): string =>
  step.action === 'supervise' && c.supervisedDueAt !== null
    ? `，请于 ${townTime(c.supervisedDueAt)} 前回复`
    : '';

const shortened = (text: string, length: number): string =>
  ([...text].length > length ? `${[...text].slice(0, length).join('')}…` : text).replace(/\n/g, ' ');

const WORDS_AT_MOST = 2_500;

/** Asks for a report's words to be judged: everything its author typed that others could read. */
export function wordsCheckOf(actor: Actor, c: CaseRecord): Posted {
  const answers = Object.values(JSON.parse(c.answers) as Record<string, string | number | string[]>);
  const text = [c.text, c.address, ...answers.flat()].join('\n');
  const body = { caseId: c.id, personId: actor.id, text: [...text].slice(0, WORDS_AT_MOST).join('') };
  return { topic: 'check.text', body };
}
