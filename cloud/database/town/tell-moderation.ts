import type { IMidwayContainer } from '@midwayjs/core';
import type { HoldReason, ModeratorAction } from '../../contract/moderation/moderation.flow';
import type { Actor } from '../../src/kernel/actor';
import { Clock } from '../../src/kernel/clock';
import { Database, type UnitOfWork } from '../../src/kernel/database';
import { Moderation } from '../../src/moderation/moderation.service';
import type { Subject } from '../../src/moderation/moderation.store';
import { nth } from './town-lists';

const MINUTE = 60_000;

/** What the last days left for the moderators: most still waits, some was decided. */
interface Scene {
  readonly kind: Subject['kind'];
  readonly why: HoldReason;
  readonly label?: number;
  /** Minutes before now. */
  readonly ago: number;
  readonly decided?: { readonly action: ModeratorAction; readonly words: string };
}

const SCENES: readonly Scene[] = [
  {
    kind: 'file',
    why: 'risky',
    label: 10001,
    ago: 2_900,
    decided: { action: 'pass', words: '墙上的小广告正是要反映的问题' },
  },
  {
    kind: 'words',
    why: 'review',
    label: 20003,
    ago: 1_600,
    decided: { action: 'pass', words: '平台误判，内容正常' },
  },
  {
    kind: 'file',
    why: 'review',
    label: 21000,
    ago: 1_450,
    decided: { action: 'block', words: '露出他人面容、车牌或证件' },
  },
  { kind: 'file', why: 'risky', label: 10001, ago: 190 },
  { kind: 'words', why: 'risky', label: 20003, ago: 132 },
  { kind: 'file', why: 'unanswered', ago: 95 },
  { kind: 'file', why: 'unchecked', ago: 41 },
  { kind: 'words', why: 'review', label: 21000, ago: 12 },
];

/** Brings some of the town's newest reports before its moderators, through the same door as in life. Returns how many wait. */
export async function tellModeration(
  container: IMidwayContainer,
  { moderator, now }: { moderator: Actor; now: number },
): Promise<number> {
  const database = await container.getAsync(Database);
  const clock = await container.getAsync(Clock);
  const moderation = await container.getAsync(Moderation);
  const subjects = await newestOf(database);
  const scenes = SCENES.filter(({ kind }, at) => subjects[kind].length > placeOf(kind, at));
  for (const [at, scene] of scenes.entries()) {
    const subject = nth(subjects[scene.kind], placeOf(scene.kind, at));
    await database.unitOfWork((uow) => asArrived(uow, subject));
    const then = now - scene.ago * MINUTE;
    const restore = clock.set(() => then);
    const { why, label } = scene;
    await moderation.hold(subject, { why, by: 'platform', ...(label === undefined ? {} : { label }) });
    clock.set(() => then + 20 * MINUTE);
    if (scene.decided) await decide(database, moderation, { subject, moderator, ...scene.decided });
    restore();
  }
  return scenes.filter(({ decided }) => !decided).length;
}

/** The how-manieth of its kind a scene is. */
const placeOf = (kind: Subject['kind'], at: number): number =>
  SCENES.slice(0, at).filter((before) => before.kind === kind).length;

/** Reports by residents that are still open, the newest first; a photo and the words of one are told in two of them. */
async function newestOf(database: Database): Promise<Record<Subject['kind'], Subject[]>> {
  const rows = await database.read<{ caseId: number; fileId: number }>(
    `SELECT c.id AS caseId, f.id AS fileId FROM cases c JOIN stored_file f ON f.fileKey = c.cover
     WHERE c.source = 'resident' AND c.open = 1 ORDER BY c.id DESC LIMIT 40`,
  );
  return {
    file: rows
      .filter((_, at) => at % 2 === 0)
      .map(({ caseId, fileId }) => ({ kind: 'file', id: fileId, caseId })),
    words: rows.filter((_, at) => at % 2 === 1).map(({ caseId }) => ({ kind: 'words', id: caseId, caseId })),
  };
}

/** As the upload, or the report, came in: not judged yet. */
async function asArrived(uow: UnitOfWork, { kind, id }: Subject): Promise<void> {
  await uow.update(kind === 'file' ? 'stored_file' : 'cases', id, { contentCheck: 'waiting' });
}

async function decide(
  database: Database,
  moderation: Moderation,
  {
    subject,
    moderator,
    action,
    words,
  }: { subject: Subject; moderator: Actor; action: ModeratorAction; words: string },
): Promise<void> {
  const item = await database.readOne<{ id: number }>('SELECT id FROM moderation_item WHERE subject = ?', [
    `${subject.kind}:${subject.id}`,
  ]);
  if (!item) throw new Error(`${subject.kind} ${subject.id} did not come before a moderator`);
  await moderation.take(moderator, { id: item.id, action, seen: 'held', words }, '');
}
