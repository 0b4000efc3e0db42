import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import {
  HOLD_REASONS,
  MODERATION_PARTIES,
  MODERATION_STATES,
  moderationStep,
  RISK_LABELS,
} from '../../contract/moderation/moderation.flow';
import type { ModerationItem, ModerationPage } from '../../contract/moderation/moderation.api';
import type { FileView } from '../../contract/file/file.api';
import { caseNumber } from '../case/case.row';
import { Categories } from '../category/categories';
import type { Actor } from '../kernel/actor';
import { FileAddresses } from '../kernel/file-address';
import { pageOf } from '../kernel/keyset';
import { Refusal } from '../kernel/refusal';
import { Directory } from '../org/directory';
import { actionsOf, isModerator } from './moderation.permits';
import { ModerationStore, type ItemEvent, type ShownItem } from './moderation.store';

/** What a moderator sees: the thing itself, what was reported with it, and nothing of who reported. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class ModerationViews {
  @Inject() protected store: ModerationStore;
  @Inject() protected org: Directory;
  @Inject() protected categories: Categories;
  @Inject() protected addresses: FileAddresses;

  /** Throws `notYours` for whoever is no moderator. */
  async page(
    actor: Actor,
    which: 'open' | 'done',
    part: { after: string | undefined; size: number },
  ): Promise<ModerationPage> {
    if (!isModerator(actor, this.org)) throw new Refusal('notYours');
    const { items, waiting } = await this.store.list(which, part);
    const events = await this.store.events(items.map(({ id }) => id));
    return { ...pageOf(items, part.size, (item) => this.item(actor, item, events)), waiting };
  }

  async one(actor: Actor, id: number): Promise<ModerationItem> {
    const item = await this.store.shown(id);
    if (!item) throw new Refusal('notFound');
    return this.item(actor, item, await this.store.events([id]));
  }

  private item(actor: Actor, item: ShownItem, events: readonly ItemEvent[]): ModerationItem {
    const { id, caseId, reportedAt, state, why, label, since } = item;
    const own = actor.id === (item.fileId === null ? item.reporterId : item.ownerId);
    const file = this.file(item);
    return {
      id,
      kind: item.kind ?? 'words',
      no: caseId !== null && reportedAt !== null ? caseNumber({ id: caseId, reportedAt }) : '',
      text: item.text ?? '',
      address: item.address ?? '',
      categoryName: this.categories.get(item.categoryCode ?? '')?.name ?? '',
      ...(file ? { file } : {}),
      state,
      stateLabel: MODERATION_STATES[state].label,
      why: HOLD_REASONS[why],
      risk: label === null ? '' : (RISK_LABELS[label] ?? ''),
      since,
      steps: events.filter(({ itemId }) => itemId === id).map((event) => this.step(event)),
      actions: actionsOf({ state, why, own }),
    };
  }

  private file({ fileKey, kind, width, height, state }: ShownItem): FileView | undefined {
    if (fileKey === null || kind === null) return undefined;
    const file = { fileKey, kind, width: width ?? 0, height: height ?? 0, contentCheck: state };
    return this.addresses.view(file, 'moderator');
  }

  private step({ at, action, byId, words }: ItemEvent): ModerationItem['steps'][number] {
    const byName = byId === null ? '' : (this.org.personName(byId) ?? '已离任');
    const who = action === 'hold' ? '系统' : byId === null ? MODERATION_PARTIES.platform : byName;
    return { at, title: `${who} ${moderationStep(action).past}`, byName, words };
  }
}
