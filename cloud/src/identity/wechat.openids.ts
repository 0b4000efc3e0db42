import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { Database } from '../kernel/database';
import type { Sealer } from '../kernel/personal-data';
import { WECHAT_OPENID } from '../kernel/personal-data.person';
import { Wechat, type WechatProgram } from './wechat';

/** By which openid WeChat knows our people: opened only at the moment of a call, and written nowhere. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class WechatOpenids {
  @Inject() protected database: Database;
  @Inject() protected wechat: Wechat;
  @Inject() protected sealer: Sealer;

  /** The person's latest in that program; none for who withdrew their consent. */
  async of(program: WechatProgram, personId: number): Promise<string | undefined> {
    const appid = this.wechat.appidOf(program);
    if (appid === undefined) return undefined;
    const row = await this.database.readOne<{ openidSealed: string }>(
      `SELECT a.openidSealed FROM wechat_account a JOIN person p ON p.id = a.personId
       WHERE a.personId = ? AND a.appid = ? AND p.withdrawnAt IS NULL ORDER BY a.id DESC LIMIT 1`,
      [personId, appid],
    );
    return row && this.sealer.open(WECHAT_OPENID, row.openidSealed);
  }
}
