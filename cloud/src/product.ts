import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { Categories } from './category/categories';
import { Suggestions } from './category/suggestions';
import { Sessions } from './identity/sessions';
import { Gate } from './kernel/gate';
import { CaseNews } from './notify/case-news';
import { ContentChecks } from './notify/content-checks';
import { WechatMessages } from './notify/wechat-messages';
import { Directory } from './org/directory';

/** Joins the modules that may not know each other, and wakes what is held in memory. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Product {
  @Inject() protected gate: Gate;
  @Inject() protected sessions: Sessions;
  @Inject() protected directory: Directory;
  @Inject() protected categories: Categories;
  @Inject() protected suggestions: Suggestions;
  @Inject() protected caseNews: CaseNews;
  @Inject() protected contentChecks: ContentChecks;
  @Inject() protected wechatMessages: WechatMessages;

  async begin(): Promise<void> {
    this.gate.use((token) => this.sessions.actorOf(token));
    for (const carrier of [this.caseNews, this.contentChecks, this.wechatMessages]) carrier.begin();
    await this.reload();
  }

  /** Reads everything held in memory afresh, after the organisation or the categories were written from outside. */
  async reload(): Promise<void> {
    await this.directory.reload();
    await this.categories.reload();
    await this.suggestions.reload();
  }

  async end(): Promise<void> {
    await this.sessions.stop();
  }
}
