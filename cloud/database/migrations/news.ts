import {
  code,
  flag,
  id,
  json,
  longText,
  orNull,
  PortableMigration,
  ref,
  text,
  time,
  whole,
  withDefault,
  type Schema,
} from '../../src/kernel/migration';

/** News: articles, what was done with each, who has read them; documents for download; notices that lead to an article. */
export class News1764300000000 extends PortableMigration {
  readonly name = 'News1764300000000';

  protected async change(schema: Schema): Promise<void> {
    await schema.table(
      'news_article',
      {
        id,
        unitId: ref,
        state: code(12),
        section: code(12),
        title: text(60),
        summary: text(120),
        body: longText,
        coverId: orNull(code(32)),
        videoId: orNull(code(32)),
        attachmentIds: json,
        /** `,tax,jobs,`: between commas, so that one of them can be looked for. */
        tags: text(120),
        authorId: ref,
        publishAt: orNull(time),
        publishedAt: orNull(time),
        /** The event by which it came out: the order of lists, and no two alike. */
        shownNo: orNull(ref),
        topped: withDefault(flag, 0),
        readers: withDefault(whole, 0),
        version: withDefault(whole, 0),
        changedAt: time,
      },
      {
        index: [
          ['state', 'topped', 'shownNo'],
          ['state', 'section', 'shownNo'],
          ['unitId', 'id'],
          ['publishAt'],
        ],
      },
    );
    await schema.table(
      'news_event',
      { id, articleId: ref, at: time, action: code(12), byId: orNull(ref), words: text(400) },
      { index: [['articleId', 'id']] },
    );
    await schema.table(
      'news_read',
      { id, articleId: ref, personId: ref, at: time },
      { unique: [['articleId', 'personId']], index: [['personId']] },
    );
    await schema.table(
      'stored_document',
      {
        id,
        documentKey: code(32),
        ownerId: ref,
        name: text(100),
        kind: code(4),
        bytes: whole,
        sha256: code(64),
        at: time,
      },
      { unique: [['documentKey']], index: [['ownerId']] },
    );
    await schema.addColumn('notice', 'articleId', orNull(ref));
    await schema.index('notice', ['articleId', 'personId']);
  }
}
