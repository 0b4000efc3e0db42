import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { stepOf } from '../../contract/case/case.flow';
import { CASE_SIGHTS, type CaseAccessView, type CaseSight } from '../../contract/case/case.sight';
import { POSTS } from '../../contract/identity/identity.api';
import type { Actor } from '../kernel/actor';
import { AuditLog } from '../kernel/audit';
import { Clock } from '../kernel/clock';
import { Database } from '../kernel/database';
import { isAdministrator } from '../kernel/gate';
import { Refusal } from '../kernel/refusal';
import { Directory } from '../org/directory';
import type { CaseTies } from './case.parties';
import { actionsOf } from './case.permits';
import { caseNumber } from './case.row';
import { hasSight } from './case.sight';
import { CaseStore, type WholeCase } from './case.store';

/** Answers why someone can, or cannot, see a case: with the very rules that decide it, and nothing of its content. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class CaseAccess {
  @Inject() protected database: Database;
  @Inject() protected store: CaseStore;
  @Inject() protected org: Directory;
  @Inject() protected clock: Clock;
  @Inject() protected audit: AuditLog;

  /** Leaves a row of who asked about whom. Throws `notFound` for a case or a member of staff that does not exist. */
  async explain(
    { actor: asker, ip }: { readonly actor: Actor; readonly ip: string },
    { no, personId }: { readonly no: string; readonly personId: number },
  ): Promise<CaseAccessView> {
    const whole = await this.store.whole(no, personId);
    if (!whole) throw new Refusal('notFound');
    const person = await this.database.readOne<{ disabled: number }>(
      "SELECT disabled FROM person WHERE id = ? AND kind = 'staff'",
      [personId],
    );
    const name = this.org.personName(personId);
    if (!person || name === undefined) throw new Refusal('notFound');
    const actor: Actor = {
      id: personId,
      kind: 'staff',
      name,
      program: 'admin',
      sessionId: 0,
      posts: this.org.postsOf(personId),
    };
    const subject = `case:${no}`;
    await this.audit.note({ actor: asker, action: 'powersAsked', subject, detail: { personId }, ip });
    return this.told(actor, whole, person.disabled === 1 ? 'disabled' : 'mayEnter');
  }

  private told(
    actor: Actor,
    { c, ties, events }: WholeCase,
    account: 'disabled' | 'mayEnter',
  ): CaseAccessView {
    const asking = { actor, c, ties, events, org: this.org };
    const sights = (Object.keys(CASE_SIGHTS) as CaseSight[]).map((sight) => ({
      sight,
      label: CASE_SIGHTS[sight],
      holds: account === 'mayEnter' && hasSight(sight, asking),
    }));
    const reasons = sights.filter(({ holds }) => holds).map(({ label }) => label);
    const sees = reasons.length > 0;
    const barred = sees ? undefined : barredBecause(actor, account, ties);
    const actions = sees
      ? actionsOf({ ...asking, now: this.clock.now() }).map(({ action }) => stepOf(action).label)
      : [];
    return {
      no: caseNumber(c),
      name: actor.name,
      posts: actor.posts.map(({ post, unitId, standsFor }) => {
        const held = `${this.org.brief(unitId).name} ${POSTS[post]}`;
        return standsFor ? `${held}（代理${standsFor.name}）` : held;
      }),
      sees,
      says: sentence(actor.name, { reasons, actions, barred }),
      sights,
      actions,
      ...(barred === undefined ? {} : { barred }),
    };
  }
}

/** In words why no sight holds, where it is nothing about the case. */
function barredBecause(
  actor: Actor,
  account: 'disabled' | 'mayEnter',
  { isReporter }: CaseTies,
): string | undefined {
  if (account === 'disabled') return '账号已停用，不能登录';
  if (isAdministrator(actor))
    return `是三员之一的管理员，只管系统，不看业务${isReporter ? '；本人上报的，在随手拍里以居民身份看' : ''}`;
  return actor.posts.length === 0 ? '现在没有任何岗位' : undefined;
}

function sentence(
  name: string,
  told: { reasons: readonly string[]; actions: readonly string[]; barred: string | undefined },
): string {
  if (told.barred !== undefined) return `${name}不能看到这件案件：${told.barred}。`;
  if (told.reasons.length === 0) return `${name}不能看到这件案件：下面各条没有一条成立。`;
  const may = told.actions.length > 0 ? `现在可以办理：${told.actions.join('、')}` : '现在没有可以办理的步骤';
  return `${name}能看到这件案件，因为：${told.reasons.join('；')}。${may}。`;
}
