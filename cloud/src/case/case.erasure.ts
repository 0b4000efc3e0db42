import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { withoutDoor } from '../../contract/identity/masks';
import type { UnitOfWork } from '../kernel/database';
import type { Sealer } from '../kernel/personal-data';
import { nameOf, withoutPerson, type SealedName } from '../kernel/personal-data.person';
import { ERASED, redacted } from '../kernel/trail';
import type { CaseRecord } from './case.row';
import type { OpenPart } from './case.trail';

type Told = Pick<CaseRecord, 'id' | 'text' | 'address' | 'answers'>;
type Answers = Record<string, string | number | string[]>;
type Wordless = (words: string) => string;

/**
 * Takes what somebody who is erased wrote of themselves out of the cases they reported, and out of the steps they took:
 * their name, numbers and doors. The matter stays, for it is not theirs alone; every digest of the trail stays, too.
 */
@Provide()
@Scope(ScopeEnum.Singleton)
export class CaseErasure {
  @Inject() protected sealer: Sealer;

  async erase(uow: UnitOfWork, personId: number): Promise<void> {
    const person = await uow.one<SealedName>('SELECT name, nameSealed FROM person WHERE id = ?', [personId]);
    const name = person ? nameOf(this.sealer, person) : '';
    const without: Wordless = (words) => withoutPerson(words, name);
    const cases = await uow.query<Told>(
      'SELECT c.id, c.text, c.address, c.answers FROM case_reporter r JOIN cases c ON c.id = r.caseId WHERE r.personId = ? AND c.reporterId = ?',
      [personId, personId],
    );
    for (const { id, ...told } of cases) await uow.update('cases', id, toldWithout(told, without));
    const steps = await uow.query<{ id: number; open: string }>(
      'SELECT id, open FROM case_event WHERE byId = ?',
      [personId],
    );
    for (const { id, open } of steps) {
      const part = JSON.parse(open) as OpenPart;
      const words = without(part.words);
      if (words !== part.words) await uow.update('case_event', id, { open: redacted({ ...part, words }) });
      await uow.update('case_event', id, { closed: ERASED });
    }
  }
}

function toldWithout({ text, address, answers }: Omit<Told, 'id'>, without: Wordless): Omit<Told, 'id'> {
  const given = Object.entries(JSON.parse(answers) as Answers).map(([code, value]) => [
    code,
    Array.isArray(value) ? value.map(without) : typeof value === 'string' ? without(value) : value,
  ]);
  return {
    text: without(text),
    address: without(withoutDoor(address)),
    answers: JSON.stringify(Object.fromEntries(given)),
  };
}
