import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { Database } from '../kernel/database';
import { marks } from '../kernel/keyset';
import { brokenLink, ERASED } from '../kernel/trail';
import {
  trailName,
  VolunteerTrail,
  type ClosedPart,
  type EventRecord,
  type OpenPart,
  type Subject,
} from './volunteer.trail';

/** A trail that does not hold. */
export interface TrailFinding {
  readonly trail: string;
  readonly says: string;
}

interface Headed {
  readonly id: number;
  readonly seq: number;
  readonly head: string;
}

const TABLES: Readonly<Record<Subject, string>> = {
  order: 'volunteer_order',
  activity: 'volunteer_activity',
  claim: 'volunteer_claim',
};
const SUBJECTS: readonly Subject[] = ['order', 'activity', 'claim'];
const BATCH = 500;

/** Checks the trails of orders, activities and claims: the chain, and every column against what was hashed. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class VolunteerAudit {
  @Inject() protected database: Database;
  @Inject() protected trail: VolunteerTrail;

  /** Every finding, in order; empty when all is well. */
  async *findings(onTrail: () => void = () => undefined): AsyncIterable<TrailFinding> {
    for (const subject of SUBJECTS)
      for (let after = 0; ;) {
        const batch = await this.database.read<Headed>(
          `SELECT id, seq, head FROM ${TABLES[subject]} WHERE id > ? ORDER BY id LIMIT ?`,
          [after, BATCH],
        );
        for (const thing of batch.filter(({ seq }) => seq > 0)) {
          onTrail();
          const says = await this.fault(subject, thing);
          if (says !== undefined) yield { trail: trailName(subject, thing.id), says };
        }
        const last = batch.at(-1);
        if (!last) break;
        after = last.id;
      }
  }

  private async fault(subject: Subject, { id, head }: Headed): Promise<string | undefined> {
    const events = await this.trail.events(subject, id);
    const broken = brokenLink(trailName(subject, id), events, head);
    if (broken !== undefined) return `留痕第 ${broken} 条被改动或缺失`;
    for (const event of events) {
      const says = columnFault(event);
      if (says !== undefined) return `留痕第 ${event.seq} 条的${says}与原文不同`;
    }
    return this.erasureFault(events);
  }

  /** What was said may only be missing where whoever said it was erased. */
  private async erasureFault(events: readonly EventRecord[]): Promise<string | undefined> {
    const without = events.filter(({ closed }) => closed === ERASED);
    if (without.length === 0) return undefined;
    const erased = await this.database.read<{ id: number }>(
      `SELECT id FROM person WHERE erasedAt IS NOT NULL AND id IN (${marks(without)})`,
      without.map(({ byId }) => byId),
    );
    const wrong = without.find(({ byId }) => !erased.some(({ id }) => id === byId));
    return wrong && `留痕第 ${wrong.seq} 条的文字被抹去，而写的人没有注销`;
  }
}

function columnFault(event: EventRecord): string | undefined {
  const open = JSON.parse(event.open) as OpenPart;
  if (open.action !== event.action) return '动作';
  if (open.at !== undefined && open.at !== event.at) return '时间';
  if (event.closed === ERASED) return undefined;
  const { byId } = JSON.parse(event.closed) as ClosedPart;
  return (byId || null) === event.byId ? undefined : '经办人';
}
