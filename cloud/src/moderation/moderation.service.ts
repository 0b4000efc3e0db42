import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { z } from 'zod';
import {
  HOLD_REASONS,
  MODERATION_STATES,
  moderationStep,
  RISK_LABELS,
  type HoldReason,
  type ModerationAction,
} from '../../contract/moderation/moderation.flow';
import type { moderationInput } from '../../contract/moderation/moderation.schema';
import type { Judgement } from '../identity/wechat';
import type { Actor } from '../kernel/actor';
import { AuditLog } from '../kernel/audit';
import { Database, type UnitOfWork } from '../kernel/database';
import { Refusal } from '../kernel/refusal';
import { Directory } from '../org/directory';
import { allowed, assertAllowed, isModerator, type Standing } from './moderation.permits';
import { ModerationStore, nameOf, subjectOf, type ItemRecord, type Subject } from './moderation.store';

/** What brings a thing before a human. */
interface Hold {
  readonly why: HoldReason;
  readonly label?: number;
  readonly by: 'platform' | 'clock';
}

/** The one door: only here a file or a report's words are passed, held or blocked. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Moderation {
  @Inject() protected database: Database;
  @Inject() protected store: ModerationStore;
  @Inject() protected org: Directory;
  @Inject() protected audit: AuditLog;

  /** What the platform thinks of it. Said twice, or after a human has spoken, it changes nothing. */
  judge(subject: Subject, { suggest, label }: Judgement): Promise<void> {
    if (suggest === 'pass') return this.clear(subject, 'platform');
    return this.hold(subject, { why: suggest, by: 'platform', ...(label === undefined ? {} : { label }) });
  }

  clear(subject: Subject, by: 'platform' | 'clock'): Promise<void> {
    return this.byItself(subject, 'clear', by, async (uow, item) => {
      // What never came before a human leaves no more than its state: there are a thousand of them a day.
      if (item) await this.write(uow, item, { action: 'clear', byId: null, words: '' });
    });
  }

  hold(subject: Subject, hold: Hold): Promise<void> {
    return this.byItself(subject, 'hold', hold.by, async (uow, item) => {
      const { why, label = null } = hold;
      const known = item ? { ...item, why, label } : await this.begin(uow, subject, { why, label });
      if (item) await uow.update('moderation_item', item.id, { why, label });
      await this.write(uow, known, { action: 'hold', byId: null, words: wordsOf(known) });
    });
  }

  /** A moderator's judgement. Throws `notYours`, `notFound`, `moderationMoved` (decided since it was read) or `stepRefused`. */
  async take(actor: Actor, input: z.output<typeof moderationInput>, ip: string): Promise<void> {
    if (!isModerator(actor, this.org)) throw new Refusal('notYours');
    const { id, action, seen, words } = input;
    await this.database.unitOfWork(async (uow) => {
      const found = await this.store.find(uow, id);
      if (!found) throw new Refusal('notFound');
      const subject = subjectOf(found);
      const { item = found } = await this.store.lock(uow, subject);
      if (item.state !== seen)
        throw new Refusal('moderationMoved', { state: MODERATION_STATES[item.state].label });
      const own = (await this.store.ownerOf(item)) === actor.id;
      assertAllowed(action, { state: item.state, why: item.why, own });
      await this.write(uow, item, { action, byId: actor.id, words });
      await this.store.setState(uow, subject, stateAfter(action, item));
      if (subject.kind === 'file') await this.mindCover(uow, item, action);
      await this.audit.record(uow, {
        actor,
        action: 'contentReviewed',
        subject: nameOf(subject),
        detail: { action: moderationStep(action).label, reason: words, caseId: item.caseId },
        ip,
      });
    });
  }

  /** What happens without a human; nothing where the table does not allow it now: a repeat, a late word. */
  private async byItself(
    subject: Subject,
    action: 'clear' | 'hold',
    by: 'platform' | 'clock',
    beside: (uow: UnitOfWork, item: ItemRecord | undefined) => Promise<void>,
  ): Promise<void> {
    await this.database.unitOfWork(async (uow) => {
      const { state, item } = await this.store.lock(uow, subject);
      if (state === undefined || state === 'none') return;
      const standing: Standing = { state, ...(item ? { why: item.why } : {}) };
      if (!allowed(action, by, standing)) return;
      await beside(uow, item);
      await this.store.setState(uow, subject, stateAfter(action, standing));
    });
  }

  private async begin(
    uow: UnitOfWork,
    subject: Subject,
    { why, label }: Pick<ItemRecord, 'why' | 'label'>,
  ): Promise<ItemRecord> {
    const row = {
      subject: nameOf(subject),
      caseId: subject.caseId,
      fileId: subject.kind === 'file' ? subject.id : null,
      state: 'held' as const,
      ...{ why, label },
      since: uow.now,
    };
    return { ...row, id: await uow.insert('moderation_item', row) };
  }

  private async write(
    uow: UnitOfWork,
    item: ItemRecord,
    said: { action: ModerationAction; byId: number | null; words: string },
  ): Promise<void> {
    await uow.update('moderation_item', item.id, { state: stateAfter(said.action, item) });
    await this.store.append(uow, { itemId: item.id, ...said });
  }

  /** A blocked photo is no case's cover; one that is shown again becomes it where there is none. */
  private async mindCover(uow: UnitOfWork, { caseId, fileId }: ItemRecord, action: ModerationAction) {
    if (caseId === null || fileId === null) return;
    const file = '(SELECT fileKey FROM stored_file WHERE id = ?)';
    const sql =
      action === 'block'
        ? `UPDATE cases SET cover = NULL WHERE id = ? AND cover = ${file}`
        : `UPDATE cases SET cover = ${file} WHERE id = ? AND cover IS NULL AND reporterId = (SELECT ownerId FROM stored_file WHERE id = ?)`;
    await uow.run(sql, action === 'block' ? [caseId, fileId] : [fileId, caseId, fileId]);
  }
}

function stateAfter(action: ModerationAction, { state }: Pick<Standing, 'state'>) {
  const { to } = moderationStep(action);
  return to === 'same' ? state : to;
}

const wordsOf = ({ why, label }: Pick<ItemRecord, 'why' | 'label'>): string => {
  const found = label === null ? undefined : RISK_LABELS[label];
  return HOLD_REASONS[why] + (found === undefined ? '' : `：${found}`);
};
