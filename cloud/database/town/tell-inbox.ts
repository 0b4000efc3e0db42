import { z } from 'zod';
import type { Database } from '../../src/kernel/database';
import type { TownPlan } from './town-model';
import { insertAll } from './tell-rows';
import { of, type TownIds } from './tell-people';

const news = z.object({
  caseId: z.number(),
  personIds: z.array(z.number()),
  title: z.string(),
  body: z.string(),
});
const DAY = 86_400_000;
/** What came before the last three days has been read. */
const READ_AFTER = 3 * DAY;

/**
 * Puts the story's deliveries where they went: a notice for every resident and every demonstration person told, and
 * nothing to WeChat, for what is past is past. Returns how many notices.
 */
export async function fillInboxes(
  database: Database,
  { plan, ids }: { plan: TownPlan; ids: TownIds },
  now: number,
): Promise<number> {
  const readers = new Set(
    plan.people.filter(({ resident, demo }) => resident || demo).map(({ key }) => of(ids.person, key)),
  );
  return database.unitOfWork(async (uow) => {
    const told = await uow.query<{ id: number; topic: string; body: string; createdAt: number }>(
      "SELECT id, topic, body, createdAt FROM delivery WHERE state = 'waiting' AND createdAt <= ? AND topic LIKE 'case.%' ORDER BY id",
      [now],
    );
    const notices = told.flatMap(({ id, body, createdAt }) => {
      const { caseId, personIds, ...words } = news.parse(JSON.parse(body));
      const readAt = now - createdAt > READ_AFTER ? createdAt + DAY / 24 : null;
      return [...new Set(personIds)]
        .filter((personId) => readers.has(personId))
        .map((personId) => ({
          personId,
          at: createdAt,
          caseId,
          title: clipped(words.title, 60),
          body: clipped(words.body, 400),
          readAt,
          deliveryId: id,
        }));
    });
    await insertAll(uow, 'notice', notices);
    await uow.run("UPDATE delivery SET state = 'done' WHERE state = 'waiting' AND createdAt <= ?", [now]);
    // The town's words were written for it: there is nothing for a check to find.
    await uow.run("UPDATE cases SET contentCheck = 'passed' WHERE contentCheck = 'waiting'");
    return notices.length;
  });
}

const clipped = (text: string, length: number): string => [...text].slice(0, length).join('');
