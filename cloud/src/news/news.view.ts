import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { z } from 'zod';
import type { NewsDeskRow, NewsDeskView, NewsRow, NewsView } from '../../contract/news/news.api';
import { NEWS_COLUMNS, NEWS_FLOW, NEWS_STATES, POLICY_TAGS } from '../../contract/news/news.flow';
import type { newsDeskQuery, newsQuery } from '../../contract/news/news.schema';
import type { FileView } from '../../contract/file/file.api';
import type { Page } from '../../contract/route';
import type { Actor } from '../kernel/actor';
import { Documents, type DocumentRecord } from '../kernel/documents';
import type { FileReader } from '../kernel/file-address';
import { pageOf } from '../kernel/keyset';
import { Refusal } from '../kernel/refusal';
import { cleanRichText, picturesOf } from '../kernel/rich-text';
import { Directory } from '../org/directory';
import { NewsFiles } from './news.files';
import { newsActionsOf, newsPartiesOf, seatsOf } from './news.permits';
import { tagsOf, type ArticleLine, type ArticleRecord, type NewsEvent } from './news.row';
import { standingOf } from './news.service';
import { NewsStore } from './news.store';

/** What this actor may see of articles: what is out, and what they write. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class NewsViews {
  @Inject() protected store: NewsStore;
  @Inject() protected files: NewsFiles;
  @Inject() protected documents: Documents;
  @Inject() protected org: Directory;

  /** What is out; the first page begins with what stands at the top. */
  async page(query: z.output<typeof newsQuery>): Promise<Page<NewsRow>> {
    const [tops, lines] = await Promise.all([
      query.after === undefined ? this.store.tops(query) : [],
      this.store.published(query),
    ]);
    const covers = await this.files.views(
      [...tops, ...lines].flatMap(({ coverId }) => coverId ?? []),
      'public',
    );
    const { rows, next } = pageOf(
      lines.map((line) => ({ id: line.shownNo ?? 0, line })),
      query.size,
      ({ line }) => this.row(line, covers),
    );
    return { rows: [...tops.map((line) => this.row(line, covers)), ...rows], ...(next ? { next } : {}) };
  }

  /** Throws `notFound` unless it is out. */
  async show(id: number): Promise<NewsView> {
    const article = await this.store.find(id);
    if (article?.state !== 'published') throw new Refusal('notFound');
    const { files, ...parts } = await this.parts(article, 'public');
    return { ...this.row(article, files), ...parts };
  }

  /** An attachment of something that is out, or of what the actor writes. Throws `notFound`. */
  async attachment(actor: Actor, id: string): Promise<DocumentRecord> {
    const [document] = await this.documents.all([id]);
    const offers = await this.store.withAttachment(id);
    const open = offers.some(({ state, unitId }) => state === 'published' || this.isParty(actor, unitId));
    if (!document || !(open || document.ownerId === actor.id)) throw new Refusal('notFound');
    return document;
  }

  /** Throws `notYours` for whoever writes for nobody. */
  async desk(actor: Actor, query: z.output<typeof newsDeskQuery>): Promise<Page<NewsDeskRow>> {
    const seats = seatsOf(actor, this.org).map(({ id }) => id);
    if (seats.length === 0) throw new Refusal('notYours');
    return pageOf(await this.store.ofUnits(seats, query), query.size, (line) => this.deskRow(line));
  }

  /** Throws `notFound`. */
  async open(actor: Actor, id: number): Promise<NewsDeskView> {
    const article = await this.store.find(id);
    if (!article || !this.isParty(actor, article.unitId)) throw new Refusal('notFound');
    const { files, ...parts } = await this.parts(article, 'insider');
    const [events, tops, pushed] = await Promise.all([
      this.store.events(id),
      this.store.toppedNow(),
      this.store.pushed(id),
    ]);
    const cover = article.coverId === null ? undefined : files.get(article.coverId);
    const { version, section: column, summary } = article;
    return {
      ...{ ...this.deskRow(article), ...parts, version, column, summary, pushed },
      tags: tagsOf(article),
      ...(cover ? { cover } : {}),
      steps: events.map((event) => this.step(event)),
      actions: newsActionsOf(newsPartiesOf(actor, article.unitId, this.org), standingOf(article, tops)),
    };
  }

  private isParty(actor: Actor, unitId: number): boolean {
    return newsPartiesOf(actor, unitId, this.org).length > 0;
  }

  private async parts(article: ArticleRecord, reader: FileReader) {
    const { body, coverId, videoId } = article;
    const files = await this.files.views(
      [...picturesOf(cleanRichText(body)), coverId ?? [], videoId ?? []].flat(),
      reader,
    );
    const shown = [...files].flatMap(([id, { url }]) => (url === '' ? [] : [[id, url] as const]));
    const video = videoId === null ? undefined : files.get(videoId);
    return {
      files,
      body: cleanRichText(body, new Map(shown)),
      ...(video ? { video } : {}),
      attachments: await this.files.attachments(article),
    };
  }

  private row(line: ArticleLine, files: ReadonlyMap<string, FileView>): NewsRow {
    const { id, title, summary, section, unitId, publishedAt, topped, readers, coverId } = line;
    const cover = coverId === null ? undefined : files.get(coverId);
    return {
      ...{ id, title, summary, readers, column: section, columnLabel: NEWS_COLUMNS[section] },
      unit: this.org.brief(unitId),
      publishedAt: publishedAt ?? 0,
      top: topped === 1,
      tags: tagsOf(line).map((tag) => ({ tag, label: POLICY_TAGS[tag] })),
      // A cover that may not be shown is no cover: an empty tile at the head of an article helps nobody.
      ...(cover && cover.hidden === undefined ? { cover } : {}),
    };
  }

  private deskRow(line: ArticleLine): NewsDeskRow {
    const { id, title, section, unitId, state, authorId, changedAt, publishAt, publishedAt, readers } = line;
    return {
      ...{ id, title, state, changedAt, readers, columnLabel: NEWS_COLUMNS[section] },
      unit: this.org.brief(unitId),
      stateLabel: NEWS_STATES[state].label,
      authorName: this.org.personName(authorId) ?? '已离任',
      top: line.topped === 1,
      ...(publishAt === null ? {} : { publishAt }),
      ...(publishedAt === null ? {} : { publishedAt }),
    };
  }

  private step({ at, action, byId, words }: NewsEvent): NewsDeskView['steps'][number] {
    const who = byId === null ? '系统' : (this.org.personName(byId) ?? '已离任');
    return { at, words, title: `${who} ${pastOf(action)}` };
  }
}

const pastOf = (action: string): string =>
  Object.entries(NEWS_FLOW).find(([name]) => name === action)?.[1].past ?? '新建草稿';
