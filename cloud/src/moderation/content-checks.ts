import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { z } from 'zod';
import { PROGRAMS } from '../../contract/identity/identity.schema';
import { judgement, Wechat, type WechatProgram } from '../identity/wechat';
import { WechatError } from '../identity/wechat-errors';
import { WechatOpenids } from '../identity/wechat.openids';
import { Clock } from '../kernel/clock';
import { Database } from '../kernel/database';
import { Deliveries, NotYet, type Delivery } from '../kernel/delivery';
import { FileAddresses } from '../kernel/file-address';
import { CHECK_FILE } from '../kernel/file-checks';
import type { FileRecord } from '../kernel/files.store';
import type { Settings } from '../kernel/settings';
import { Moderation } from './moderation.service';
import { ModerationStore, type Subject } from './moderation.store';

export const CHECK_RESULT = 'check.result';
const CHECK_WORDS = 'check.text';
const CHECK_OVERDUE = 'check.overdue';

const wordsAsked = z.object({ caseId: z.number(), personId: z.number(), text: z.string() });
const fileAsked = z.object({ fileId: z.string(), program: z.string() });
const overdue = z.object({ fileId: z.string() });
/** Without a judgement the platform could not look. */
const resultTold = judgement.partial().extend({ traceId: z.string() });

/** Not active in the program within two hours: the platform judges nothing in their name. */
const NOT_ACTIVE = 61010;
/** After so long without an answer a human looks. */
const PATIENCE_MS = 30 * 60_000;
/** A result may come before its trace id is stored: it is looked for again for about a minute. */
const LOOKED_FOR = 5;

type KeptFile = FileRecord & { readonly id: number };

/**
 * Has WeChat judge what people wrote and photographed. The report stands whatever comes of it; what the platform does
 * not pass, or does not answer for in half an hour, waits for a human.
 */
@Provide()
@Scope(ScopeEnum.Singleton)
export class ContentChecks {
  @Inject() protected database: Database;
  @Inject() protected deliveries: Deliveries;
  @Inject() protected clock: Clock;
  @Inject() protected wechat: Wechat;
  @Inject() protected openids: WechatOpenids;
  @Inject() protected addresses: FileAddresses;
  @Inject() protected settings: Settings;
  @Inject() protected moderation: Moderation;
  @Inject() protected store: ModerationStore;

  begin(): void {
    this.deliveries.carry(CHECK_WORDS, (delivery) => this.checkWords(delivery));
    this.deliveries.carry(CHECK_FILE, (delivery) => this.checkFile(delivery));
    this.deliveries.carry(CHECK_OVERDUE, (delivery) => this.endWaiting(delivery));
    this.deliveries.carry(CHECK_RESULT, (delivery) => this.keepResult(delivery));
  }

  private async checkWords(delivery: Delivery): Promise<void> {
    const { caseId, personId, text } = wordsAsked.parse(JSON.parse(delivery.body));
    const subject: Subject = { kind: 'words', id: caseId, caseId };
    const openid = await this.openids.of('resident', personId);
    if (openid === undefined) return this.moderation.hold(subject, { why: 'unchecked', by: 'clock' });
    await this.insist(delivery, subject, async () =>
      this.moderation.judge(subject, await this.wechat.checkText('resident', openid, text)),
    );
  }

  /** A video goes to a human: the platform judges none. The staff who are not known to WeChat answer by name. */
  private async checkFile(delivery: Delivery): Promise<void> {
    const { fileId, program } = fileAsked.parse(JSON.parse(delivery.body));
    const file = await this.store.file(fileId);
    if (!file || file.traceId !== null) return;
    const subject = subjectOf(file);
    if (file.kind === 'video') return this.moderation.hold(subject, { why: 'video', by: 'clock' });
    const known = isProgram(program) ? program : undefined;
    const openid = known && (await this.openids.of(known, file.ownerId));
    if (known === undefined || openid === undefined)
      return known === 'command'
        ? this.moderation.clear(subject, 'clock')
        : this.moderation.hold(subject, { why: 'unchecked', by: 'clock' });
    await this.insist(delivery, subject, () => this.ask(file, known, openid));
  }

  /** The answer comes by callback, once, twice or never: half an hour from now somebody looks for it. */
  private async ask(file: KeptFile, program: WechatProgram, openid: string): Promise<void> {
    // Held things are no public's, and the platform is none of our staff: its address shows what the uploader sees.
    const url = `${this.settings.publicUrl}${this.addresses.whole(file.fileKey, 'insider')}`;
    const traceId = await this.wechat.checkPicture(program, openid, url);
    await this.database.unitOfWork(async (uow) => {
      await this.store.setTrace(uow, file.id, traceId);
      const dueAt = uow.now + PATIENCE_MS;
      this.deliveries.add(uow, [{ topic: CHECK_OVERDUE, body: { fileId: file.fileKey }, dueAt }]);
    });
  }

  private async endWaiting({ body }: Delivery): Promise<void> {
    const file = await this.store.file(overdue.parse(JSON.parse(body)).fileId);
    if (file?.contentCheck === 'waiting')
      await this.moderation.hold(subjectOf(file), { why: 'unanswered', by: 'clock' });
  }

  /** Words about a picture that nobody sent are dropped: an answer that was lost on its way was asked for anew. */
  private async keepResult({ body, attempts }: Delivery): Promise<void> {
    const { traceId, suggest, label } = resultTold.parse(JSON.parse(body));
    const file = await this.store.fileOfTrace(traceId);
    if (!file) {
      if (attempts < LOOKED_FOR) throw new Error(`no photo waits for the check ${traceId} yet`);
      return;
    }
    const subject = subjectOf(file);
    return suggest === undefined
      ? this.moderation.hold(subject, { why: 'unread', by: 'platform' })
      : this.moderation.judge(subject, { suggest, label });
  }

  /** Asks until the platform answers, for half an hour; then a human is asked. */
  private async insist(delivery: Delivery, subject: Subject, ask: () => Promise<void>): Promise<void> {
    const until = delivery.createdAt + PATIENCE_MS;
    try {
      await ask();
    } catch (error) {
      if (error instanceof WechatError && error.errcode === NOT_ACTIVE)
        return this.moderation.hold(subject, { why: 'unchecked', by: 'platform' });
      if (this.clock.now() < until)
        throw new NotYet(error instanceof Error ? error.message : String(error), until);
      await this.moderation.hold(subject, { why: 'unanswered', by: 'clock' });
    }
  }
}

const subjectOf = ({ id, caseId }: KeptFile): Subject => ({ kind: 'file', id, caseId });
const isProgram = (program: string): program is WechatProgram => PROGRAMS.some((known) => known === program);
