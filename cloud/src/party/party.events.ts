import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { PartyStepView } from '../../contract/party/party-life.api';
import type { Actor } from '../kernel/actor';
import { Database, type UnitOfWork } from '../kernel/database';
import { Directory } from '../org/directory';
import { VolunteerPhotos } from '../volunteer/volunteer.photos';
import { PartyPeople } from './party.people';

export type Subject = 'meeting' | 'contact' | 'transfer';

interface Event {
  readonly subject: Subject;
  readonly subjectId: number;
  readonly action: string;
  readonly actor: Actor;
  /** As whom the actor acts; a member on their own acts for none. */
  readonly unitId?: number;
  readonly words?: string;
  readonly files?: readonly string[];
  readonly happenedAt?: number;
}
interface EventRecord {
  at: number;
  action: string;
  byId: number | null;
  unitId: number | null;
  words: string;
  fileIds: string;
  happenedAt: number | null;
}
type PastOf = (action: string) => string;

export const fileIdsOf = ({ fileIds }: { fileIds: string }): string[] => JSON.parse(fileIds) as string[];

/** What was done with meetings, contact pairs and transfers: appended, never changed. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class PartyEvents {
  @Inject() protected database: Database;
  @Inject() protected org: Directory;
  @Inject() protected photos: VolunteerPhotos;
  @Inject() protected people: PartyPeople;

  append(uow: UnitOfWork, event: Event): void {
    const { subject, subjectId, action, actor, unitId, words = '', files = [], happenedAt } = event;
    uow.insertLater('party_event', {
      ...{ subject, subjectId, action, at: uow.now, byId: actor.id || null, words },
      unitId: unitId ?? null,
      fileIds: JSON.stringify(files),
      happenedAt: happenedAt ?? null,
    });
  }

  /** Oldest first, in the words of the flow. Photos come with addresses of the reader's own. */
  async steps(actor: Actor, subject: Subject, id: number, pastOf: PastOf): Promise<PartyStepView[]> {
    const events = await this.database.read<EventRecord>(
      'SELECT * FROM party_event WHERE subject = ? AND subjectId = ? ORDER BY id',
      [subject, id],
    );
    const [photos, names] = await Promise.all([
      this.photos.views(
        actor,
        events.flatMap((event) => fileIdsOf(event)),
      ),
      this.people.names(events.flatMap(({ byId }) => byId ?? [])),
    ]);
    return events.map((event) => {
      const who =
        event.unitId === null ? (names.get(event.byId ?? 0) ?? '') : this.org.brief(event.unitId).name;
      return {
        at: event.at,
        title: `${who || '党员'} ${pastOf(event.action)}`,
        words: event.words,
        files: fileIdsOf(event).flatMap((file) => photos.get(file) ?? []),
        ...(event.happenedAt === null ? {} : { happenedAt: event.happenedAt }),
      };
    });
  }
}
