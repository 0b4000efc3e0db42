import type { Database } from '../src/kernel/database';

interface Traces {
  readonly personId: number;
  readonly orgUnitId: number;
  readonly communityId: number;
  /** Their own words, in every row. */
  readonly words: string;
}

/** What a member's life in the Party leaves behind: a registration, a leave, a contact pair, a transfer. */
export const leavesPartyTraces = (
  database: Database,
  { personId, orgUnitId, communityId, words }: Traces,
): Promise<void> =>
  database.unitOfWork(async (uow) => {
    const [at, asked] = [
      { orgUnitId, communityId },
      { personId, words },
    ];
    await uow.insert('registration', {
      ...{ ...at, ...asked, state: 'ended', answer: words, requestedAt: uow.now, requestedById: personId },
    });
    await uow.insert('party_attendance', { ...asked, meetingId: 1, state: 'leave', answeredAt: uow.now });
    await uow.insert('party_contact', {
      ...{ ...at, ...asked, targetId: communityId, households: '', proposedBy: 'org', state: 'ended' },
      ...{ proposedById: 1, proposedAt: uow.now },
    });
    await uow.insert('party_transfer', {
      ...{ ...asked, fromId: orgUnitId, toId: orgUnitId, state: 'accepted', askedById: personId },
      askedAt: uow.now,
    });
  });
