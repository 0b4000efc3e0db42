import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { z } from 'zod';
import {
  MOST_TOPPED,
  NEWS_FLOW,
  newsStep,
  type NewsAction,
  type NewsForm,
} from '../../contract/news/news.flow';
import { newsForms, type ArticleForm, type newsInput, type newsTake } from '../../contract/news/news.schema';
import { CLOCK_ACTOR, type Actor } from '../kernel/actor';
import { Database, isDuplicateKey, type UnitOfWork } from '../kernel/database';
import { Deliveries } from '../kernel/delivery';
import { parse } from '../kernel/http';
import { once, type Once } from '../kernel/once';
import { withEach } from '../kernel/one-by-one';
import { Refusal } from '../kernel/refusal';
import { cleanRichText, picturesOf, plainText } from '../kernel/rich-text';
import { townTime } from '../kernel/town-time';
import { Directory } from '../org/directory';
import { NewsFiles } from './news.files';
import { assertMayTake, assertSeat, newsPartiesOf, type NewsStanding } from './news.permits';
import { tagsText, type ArticleRecord } from './news.row';
import { NewsStore } from './news.store';

/** An article was pushed: carried out by notify. */
const PUSHED = 'news.pushed';
const YEAR = 366 * 86_400_000;
const SUMMARY = 80;

type Take = Pick<z.output<typeof newsTake>, 'id' | 'action' | 'seen' | 'form'>;
/** A step that asks for nothing. */
interface NoForm {
  readonly none?: undefined;
}
type Filled = { [F in NewsForm]: F extends 'none' ? NoForm : z.output<(typeof newsForms)[F]> }[NewsForm];

/** What one step changes beside the state, and what is said of it. */
interface Change {
  readonly columns: Partial<ArticleRecord>;
  readonly words: string;
}

/** The one door for articles: only here the state of one changes. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class NewsService {
  @Inject() protected database: Database;
  @Inject() protected store: NewsStore;
  @Inject() protected files: NewsFiles;
  @Inject() protected deliveries: Deliveries;
  @Inject() protected org: Directory;

  /** A new draft; gives its id. Throws `notYours`, `unitUnknown` or what NewsFiles.use does. */
  async write(actor: Actor, { unitId, ...form }: z.output<typeof newsInput>, call?: Once): Promise<number> {
    assertSeat(actor, unitId, this.org);
    const made = await once(this.database, call, async (uow) => {
      const columns = columnsOf(form);
      await this.files.use(uow, actor, { ...form, body: columns.body });
      const fresh = { publishAt: null, publishedAt: null, shownNo: null, version: 0, changedAt: uow.now };
      const row = { ...columns, ...fresh, unitId, state: 'draft' as const, authorId: actor.id };
      const articleId = await this.store.insert(uow, row);
      await this.store.append(uow, { articleId, action: 'write', byId: actor.id, words: '' });
      return String(articleId);
    });
    return Number(made);
  }

  /** Takes one step. Throws `notFound`, `notYours`, `stepRefused`, `newsMoved`, `badInput` or what the step's form may. */
  take(actor: Actor, { id, action, seen, form }: Take): Promise<void> {
    if (!isNewsAction(action)) throw new Refusal('notFound');
    const schema: z.ZodType<Filled> = newsForms[NEWS_FLOW[action].asks];
    const filled = parse(schema, form);
    return this.database.unitOfWork(async (uow) => {
      const article = await this.store.lock(uow, id);
      const parties = article ? newsPartiesOf(actor, article.unitId, this.org) : [];
      // Whose it is not, to them it is not there.
      if (!article || parties.length === 0) throw new Refusal('notFound');
      if (seen !== undefined && seen !== article.version) throw new Refusal('newsMoved');
      assertMayTake(action, parties, standingOf(article, await this.store.topped(uow)));
      await this.step(uow, actor, article, { action, form: filled });
    });
  }

  /** Publishes what is due, one transaction each: another process may have been faster. */
  async tick(now: number): Promise<void> {
    await withEach(await this.store.due(now), ({ id }) =>
      this.database.unitOfWork(async (uow) => {
        const article = await this.store.lock(uow, id);
        if (!article || article.state !== 'scheduled' || (article.publishAt ?? Infinity) > uow.now) return;
        await this.step(uow, CLOCK_ACTOR, article, { action: 'publish', form: {} });
      }),
    );
  }

  /** One person counts once, however often they open it. Throws `notFound` unless it is out. Gives how many have read it. */
  async read(actor: Actor, id: number): Promise<number> {
    const article = await this.store.find(id);
    if (article?.state !== 'published') throw new Refusal('notFound');
    try {
      await this.database.unitOfWork((uow) => this.store.markRead(uow, id, actor.id));
      return article.readers + 1;
    } catch (error) {
      if (isDuplicateKey(error)) return article.readers;
      throw error;
    }
  }

  private async step(
    uow: UnitOfWork,
    actor: Actor,
    article: ArticleRecord,
    { action, form }: { action: NewsAction; form: Filled },
  ): Promise<void> {
    const { columns, words } = await this.change(uow, actor, article, { action, form });
    const byId = actor.id || null;
    const event = await this.store.append(uow, { articleId: article.id, action, byId, words });
    const { to } = newsStep(action);
    await this.store.write(uow, article.id, {
      ...columns,
      ...(to === 'same' ? {} : { state: to, publishAt: columns.publishAt ?? null }),
      ...(to === 'published' ? { publishedAt: uow.now, shownNo: event } : {}),
      version: article.version + 1,
      changedAt: uow.now,
    });
  }

  private async change(
    uow: UnitOfWork,
    actor: Actor,
    article: ArticleRecord,
    { action, form }: { action: NewsAction; form: Filled },
  ): Promise<Change> {
    if ('title' in form) {
      const columns = columnsOf(form);
      await this.files.use(uow, actor, { ...form, body: columns.body }, article);
      return { columns, words: '' };
    }
    if ('at' in form) {
      if (form.at <= uow.now || form.at > uow.now + YEAR) throw new Refusal('newsTimePast');
      return { columns: { publishAt: form.at }, words: `${townTime(form.at)} 自动发布` };
    }
    if ('to' in form) return { columns: {}, words: this.push(uow, article, form) };
    if ('words' in form) return { columns: { topped: 0 }, words: form.words };
    if (action === 'top' || action === 'untop')
      return { columns: { topped: action === 'top' ? 1 : 0 }, words: '' };
    return { columns: {}, words: '' };
  }

  /** Into inboxes below the article's own unit, and no further. */
  private push(
    uow: UnitOfWork,
    article: ArticleRecord,
    { to, unitId }: z.output<typeof newsForms.readers>,
  ): string {
    if (!this.org.isUnder(unitId, article.unitId))
      throw new Refusal('newsReadersOutside', { unit: this.org.brief(article.unitId).name });
    const { id: articleId, title, summary } = article;
    this.deliveries.add(uow, [{ topic: PUSHED, body: { articleId, to, unitId, title, body: summary } }]);
    return `${this.org.brief(unitId).name}的${to === 'volunteers' ? '志愿者' : '党员'}`;
  }
}

const isNewsAction = (text: string): text is NewsAction => Object.hasOwn(NEWS_FLOW, text);

export const standingOf = (
  { state, topped, body }: Pick<ArticleRecord, 'state' | 'topped' | 'body'>,
  tops: number,
): NewsStanding => ({
  state,
  holds: {
    written: plainText(body) !== '' || picturesOf(body).length > 0,
    low: topped === 0,
    room: tops < MOST_TOPPED,
    topped: topped === 1,
  },
});

function columnsOf(form: ArticleForm) {
  const body = cleanRichText(form.body);
  const words = [...plainText(body)];
  const told = words.slice(0, SUMMARY).join('') + (words.length > SUMMARY ? '…' : '');
  return {
    ...{ title: form.title, body, section: form.column, summary: form.summary || told },
    coverId: form.coverId ?? null,
    videoId: form.videoId ?? null,
    attachmentIds: JSON.stringify(form.attachmentIds),
    // Tags lead enterprises to policies; elsewhere they would lead them astray.
    tags: form.column === 'policy' ? tagsText(form.tags) : '',
  };
}
