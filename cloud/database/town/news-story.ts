import type { IMidwayContainer } from '@midwayjs/core';
import type { Actor } from '../../src/kernel/actor';
import { Clock } from '../../src/kernel/clock';
import { Database } from '../../src/kernel/database';
import { openFileStore } from '../../src/kernel/files.store';
import type { Settings } from '../../src/kernel/settings';
import { NewsService } from '../../src/news/news.service';
import { Directory } from '../../src/org/directory';
import { ARTICLE_SCENES, type ArticleScene } from './news-articles';
import { keepCover } from './news-covers';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const MADE_UP = '<p><em>（演示内容，人物与事情均为虚构。）</em></p>';

interface Desk {
  /** Writes at the district's centre. */
  readonly editor: Actor;
  /** Signs for the district. */
  readonly leader: Actor;
}

/** What the town has read about itself, written and signed through the same door as in life. Gives how many articles there are. */
export async function tellNews(container: IMidwayContainer, desk: Desk, now: number): Promise<number> {
  const clock = await container.getAsync(Clock);
  const news = await container.getAsync(NewsService);
  const database = await container.getAsync(Database);
  const directory = await container.getAsync(Directory);
  const files = openFileStore(await container.getAsync<Settings>('settings'));
  const readers = await readersOf(database);
  const unitId = directory.district.id;
  let at = now;
  const restore = clock.set(() => at);
  try {
    for (const [seed, scene] of ARTICLE_SCENES.entries()) {
      at = writtenAt(scene, now);
      const ownerId = desk.editor.id;
      const coverId = await keepCover({ database, files }, { ownerId, column: scene.column, seed });
      const { title, column, body, tags = [] } = scene;
      const article = { title, column, coverId, body: body + MADE_UP, tags: [...tags], attachmentIds: [] };
      const id = await news.write(desk.editor, { unitId, ...article });
      at += 2 * HOUR;
      await sign(news, desk.leader, { id, scene, now });
      for (const reader of readers.slice(0, scene.readers)) await news.read(reader, id);
    }
  } finally {
    restore();
  }
  return ARTICLE_SCENES.length;
}

const writtenAt = ({ daysAgo = 1 }: ArticleScene, now: number): number =>
  now - Math.max(daysAgo, 1) * DAY - 2 * HOUR;

async function sign(
  news: NewsService,
  leader: Actor,
  { id, scene: { daysAgo, top }, now }: { id: number; scene: ArticleScene; now: number },
): Promise<void> {
  if (daysAgo === undefined) return;
  if (daysAgo < 0) return news.take(leader, { id, action: 'schedule', form: { at: now - daysAgo * DAY } });
  await news.take(leader, { id, action: 'publish', form: {} });
  if (top) await news.take(leader, { id, action: 'top', form: {} });
}

/** Residents as readers: only who they are counts. */
async function readersOf(database: Database): Promise<Actor[]> {
  const rows = await database.read<{ id: number }>(
    "SELECT id FROM person WHERE kind = 'resident' ORDER BY id LIMIT 40",
  );
  const nobody = { kind: 'resident' as const, name: '', program: 'volunteer', sessionId: 0, posts: [] };
  return rows.map(({ id }) => ({ id, ...nobody }));
}
