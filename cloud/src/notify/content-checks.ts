import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { z } from 'zod';
import { Wechat, type Verdict } from '../identity/wechat';
import { WechatError } from '../identity/wechat-errors';
import { WechatOpenids } from '../identity/wechat.openids';
import { Database } from '../kernel/database';
import { Deliveries, type Delivery } from '../kernel/delivery';
import type { Settings } from '../kernel/settings';

export const CHECK_RESULT = 'check.result';

const textAsked = z.object({ caseId: z.number(), personId: z.number(), text: z.string() });
const photoAsked = z.object({ fileId: z.string() });
const resultTold = z.object({ traceId: z.string(), suggest: z.enum(['pass', 'review', 'risky']) });

/** As stored: a verdict, `waiting` for one, or `unchecked` where the platform cannot be asked. */
type CheckState = Verdict | 'waiting' | 'unchecked';

/** Not active in the program within two hours: the platform judges nothing in their name. */
const NOT_ACTIVE = 61010;
const CASE_COLUMN = 'UPDATE cases SET contentCheck = ? WHERE id = ?';

/** Has WeChat judge what residents wrote and photographed. The verdict is a mark for the desk; people decide. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class ContentChecks {
  @Inject() protected database: Database;
  @Inject() protected deliveries: Deliveries;
  @Inject() protected wechat: Wechat;
  @Inject() protected openids: WechatOpenids;
  @Inject() protected settings: Settings;

  begin(): void {
    this.deliveries.carry('check.text', (delivery) => this.checkText(delivery));
    this.deliveries.carry('check.photo', (delivery) => this.checkPhoto(delivery));
    this.deliveries.carry(CHECK_RESULT, (delivery) => this.keepResult(delivery));
  }

  private async checkText(delivery: Delivery): Promise<void> {
    const { caseId, personId, text } = textAsked.parse(JSON.parse(delivery.body));
    const openid = await this.openids.of('resident', personId);
    const state =
      openid === undefined
        ? 'unchecked'
        : await judged(() => this.wechat.checkText('resident', openid, text));
    await this.write(CASE_COLUMN, [state, caseId]);
  }

  /** A video goes to a human: the platform judges none. */
  private async checkPhoto(delivery: Delivery): Promise<void> {
    const { fileId } = photoAsked.parse(JSON.parse(delivery.body));
    const file = await this.database.readOne<{ id: number; kind: string; ownerId: number }>(
      'SELECT id, kind, ownerId FROM stored_file WHERE fileKey = ?',
      [fileId],
    );
    if (!file) return;
    const openid = await this.openids.of('resident', file.ownerId);
    if (file.kind === 'video' || openid === undefined) {
      return this.write('UPDATE stored_file SET contentCheck = ? WHERE id = ?', [
        file.kind === 'video' ? 'review' : 'unchecked',
        file.id,
      ]);
    }
    let traceId: string | null = null;
    const state = await judged(async () => {
      traceId = await this.wechat.checkPicture(
        'resident',
        openid,
        `${this.settings.publicUrl}/api/files/${fileId}`,
      );
      return 'waiting';
    });
    await this.write('UPDATE stored_file SET contentCheck = ?, traceId = ? WHERE id = ?', [
      state,
      traceId,
      file.id,
    ]);
  }

  /** The result may come before its trace id is stored: then it is tried again a little later. A second one changes nothing. */
  private async keepResult(delivery: Delivery): Promise<void> {
    const { traceId, suggest } = resultTold.parse(JSON.parse(delivery.body));
    const sql = 'UPDATE stored_file SET contentCheck = ? WHERE traceId = ?';
    const { affected } = await this.database.unitOfWork((uow) => uow.run(sql, [suggest, traceId]));
    if (affected === 0) throw new Error(`no photo waits for the check ${traceId} yet`);
  }

  private async write(sql: string, params: (string | number | null)[]): Promise<void> {
    await this.database.unitOfWork((uow) => uow.run(sql, params));
  }
}

async function judged(ask: () => Promise<CheckState>): Promise<CheckState> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof WechatError && error.errcode === NOT_ACTIVE) return 'unchecked';
    throw error;
  }
}
