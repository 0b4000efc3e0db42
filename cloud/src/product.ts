import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { CaseHandOver } from './case/case.hand-over';
import { Categories } from './category/categories';
import { Suggestions } from './category/suggestions';
import { Sessions } from './identity/sessions';
import { CaseHolding } from './case/case.holding';
import { PeopleHolding } from './identity/people.holding';
import { PeopleSealing } from './identity/people.sealing';
import { RightsRound } from './identity/rights.round';
import { Gate } from './kernel/gate';
import { PersonalFiles } from './kernel/personal-data.files';
import { PersonalHoldings } from './kernel/personal-data.holdings';
import { NewsHolding } from './news/news.holding';
import { ArticleNews } from './notify/article-news';
import { NotifyHolding } from './notify/notify.holding';
import { Forgetting } from './notify/notify.forgetting';
import { RightsNews } from './notify/rights-news';
import { VolunteerNews } from './notify/volunteer-news';
import { CaseNews } from './notify/case-news';
import { ContentChecks } from './moderation/content-checks';
import { WechatMessages } from './notify/wechat-messages';
import { Directory } from './org/directory';
import { PartyHolding } from './party/party.holding';
import { ActivityInvitations } from './volunteer/activity.invitations';
import { Earnings } from './points/earnings';
import { PayoutHolding } from './payout/payout.holding';
import { Rewards } from './payout/rewards';
import { PointsHolding } from './points/points.holding';
import { RegistrationHolding } from './staff/registration.holding';
import { VolunteerHolding } from './volunteer/volunteer.holding';

/** Joins the modules that may not know each other, and wakes what is held in memory. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Product {
  @Inject() protected gate: Gate;
  @Inject() protected sessions: Sessions;
  @Inject() protected directory: Directory;
  @Inject() protected categories: Categories;
  @Inject() protected suggestions: Suggestions;
  @Inject() protected caseHandOver: CaseHandOver;
  @Inject() protected caseNews: CaseNews;
  @Inject() protected contentChecks: ContentChecks;
  @Inject() protected wechatMessages: WechatMessages;
  @Inject() protected rightsNews: RightsNews;
  @Inject() protected forgetting: Forgetting;
  @Inject() protected rightsRound: RightsRound;
  @Inject() protected holdings: PersonalHoldings;
  @Inject() protected peopleHolding: PeopleHolding;
  @Inject() protected caseHolding: CaseHolding;
  @Inject() protected notifyHolding: NotifyHolding;
  @Inject() protected personalFiles: PersonalFiles;
  @Inject() protected sealing: PeopleSealing;
  @Inject() protected volunteerNews: VolunteerNews;
  @Inject() protected articleNews: ArticleNews;
  @Inject() protected newsHolding: NewsHolding;
  @Inject() protected activityInvitations: ActivityInvitations;
  @Inject() protected volunteerHolding: VolunteerHolding;
  @Inject() protected registrationHolding: RegistrationHolding;
  @Inject() protected earnings: Earnings;
  @Inject() protected pointsHolding: PointsHolding;
  @Inject() protected rewards: Rewards;
  @Inject() protected payoutHolding: PayoutHolding;
  @Inject() protected partyHolding: PartyHolding;

  async begin(): Promise<void> {
    this.gate.use((token) => this.sessions.actorOf(token));
    for (const carrier of [
      this.caseHandOver,
      this.caseNews,
      this.contentChecks,
      this.wechatMessages,
      this.rightsNews,
      this.forgetting,
      this.rightsRound,
      this.personalFiles,
      this.volunteerNews,
      this.articleNews,
      this.activityInvitations,
      this.earnings,
      this.rewards,
    ])
      carrier.begin();
    this.holdings.add(this.peopleHolding, this.caseHolding, this.notifyHolding, this.personalFiles);
    this.holdings.add(this.volunteerHolding, this.pointsHolding, this.payoutHolding, this.newsHolding);
    this.holdings.add(this.partyHolding, this.registrationHolding);
    await this.sealing.begin();
    await this.volunteerHolding.sealOlder();
    await this.reload();
    this.directory.follow();
  }

  /** Reads everything held in memory afresh, after the organisation or the categories were written from outside. */
  async reload(): Promise<void> {
    await this.directory.reload();
    await this.categories.reload();
    await this.suggestions.reload();
  }

  async end(): Promise<void> {
    this.directory.stop();
    await this.sessions.stop();
  }
}
