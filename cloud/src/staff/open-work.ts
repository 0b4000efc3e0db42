import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { POSTS, type Post } from '../../contract/identity/identity.api';
import type { Vacancy } from '../../contract/staff/staff.api';
import { CaseHandOver, type HeldCase } from '../case/case.hand-over';
import { Refusal } from '../kernel/refusal';
import { Directory } from '../org/directory';
import { ownPosts } from './staff.powers';
import type { PostingRecord } from './staff.store';

type Seat = Readonly<{ post: Post; unitId: number }>;

const handlesCases = ({ post }: Seat): boolean => post === 'handler' || post === 'leader';

/** What is left behind when posts end: open cases in somebody's hands, and posts that nobody holds any more. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class OpenWork {
  @Inject() protected directory: Directory;
  @Inject() protected cases: CaseHandOver;

  /** Posts that would have nobody once these postings end, where open cases wait. */
  async vacancies(leaving: readonly PostingRecord[]): Promise<Vacancy[]> {
    const found: Vacancy[] = [];
    for (const { personId, post, unitId } of leaving) {
      const others = this.directory
        .postsAt(unitId)
        .some((held) => held.post === post && held.personId !== personId && held.standsFor === undefined);
      if (others) continue;
      const openCases = await this.cases.openAt([unitId]);
      if (openCases > 0) found.push({ unit: this.directory.brief(unitId), label: POSTS[post], openCases });
    }
    return found;
  }

  /** Open cases in the person's hands at units with whose cases they have nothing to do after the move. */
  inHands(
    personId: number,
    { leaving, take = [] }: { leaving: readonly PostingRecord[]; take?: readonly Seat[] },
  ): Promise<HeldCase[]> {
    const gone = (seat: Seat): boolean =>
      leaving.some(({ post, unitId }) => post === seat.post && unitId === seat.unitId);
    const kept = [...ownPosts(personId, this.directory).filter((seat) => !gone(seat)), ...take];
    const stays = new Set(kept.filter(handlesCases).map(({ unitId }) => unitId));
    const left = new Set(leaving.map(({ unitId }) => unitId));
    return this.cases.inHandsOf(
      personId,
      [...left].filter((unitId) => !stays.has(unitId)),
    );
  }

  /** Throws `postVacant`. */
  async assertNotVacant(leaving: readonly PostingRecord[]): Promise<void> {
    const [vacancy] = await this.vacancies(leaving);
    if (!vacancy) return;
    throw new Refusal('postVacant', {
      name: this.directory.personName(leaving[0]?.personId ?? 0),
      unit: vacancy.unit.name,
      post: vacancy.label,
      cases: vacancy.openCases,
    });
  }

  /** For posts that end without a successor. Throws `workInHands` or `postVacant`. */
  async assertNothingLeft(personId: number, leaving: readonly PostingRecord[]): Promise<void> {
    const held = await this.inHands(personId, { leaving });
    if (held.length === 0) return this.assertNotVacant(leaving);
    const [vacancy] = await this.vacancies(leaving);
    throw new Refusal('workInHands', {
      name: this.directory.personName(personId),
      cases: held.length,
      vacancy: vacancy ? `，又是“${vacancy.unit.name}”最后一位${vacancy.label}` : '',
    });
  }
}
