import { createHash, randomBytes } from 'node:crypto';
import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { SessionRow } from '../../contract/identity/identity.api';
import type { Actor } from '../kernel/actor';
import { Clock } from '../kernel/clock';
import { Database } from '../kernel/database';
import { Refusal } from '../kernel/refusal';
import type { Settings } from '../kernel/settings';
import { Directory } from '../org/directory';

interface SessionRecord {
  id: number;
  personId: number;
  program: string;
  seenAt: number;
  kind: 'resident' | 'staff';
  name: string;
  phone: string | null;
}

const DAY_MS = 86_400_000;
const SEEN_EVERY_MS = 60_000;

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/**
 * Sessions are rows, read at every request: one that was revoked, or whose person was shut out, ends at once. The token
 * is 32 random bytes; only its hash is stored, so the database gives nobody a way in.
 */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Sessions {
  @Inject() protected database: Database;
  @Inject() protected clock: Clock;
  @Inject() protected directory: Directory;
  @Inject() protected settings: Settings;
  private readonly noting = new Map<number, Promise<void>>();

  async begin(personId: number, program: string): Promise<{ token: string; expiresAt: number }> {
    const token = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    const expiresAt = now + this.settings.sessionDays * DAY_MS;
    const row = { tokenHash: hashOf(token), personId, program, startedAt: now, seenAt: now, expiresAt };
    await this.database.unitOfWork((uow) => uow.insert('session', row));
    return { token, expiresAt };
  }

  /** Who holds the token; undefined when its session ended, ran out, or the person was shut out. */
  async actorOf(token: string): Promise<Actor | undefined> {
    const now = this.clock.now();
    const row = await this.database.readOne<SessionRecord>(
      `SELECT s.id, s.personId, s.program, s.seenAt, p.kind, p.name, p.phone FROM session s JOIN person p ON p.id = s.personId
       WHERE s.tokenHash = ? AND s.endedAt IS NULL AND s.expiresAt > ? AND p.disabled = 0`,
      [hashOf(token), now],
    );
    if (!row) return undefined;
    if (now - row.seenAt > SEEN_EVERY_MS) this.note(row.id, now);
    return this.actorFrom(row);
  }

  /** The person's open sessions, the last used first. */
  async list(actor: Actor): Promise<SessionRow[]> {
    const rows = await this.database.read<{ id: number; program: string; startedAt: number; seenAt: number }>(
      'SELECT id, program, startedAt, seenAt FROM session WHERE personId = ? AND endedAt IS NULL AND expiresAt > ? ORDER BY seenAt DESC LIMIT 100',
      [actor.id, this.clock.now()],
    );
    return rows.map((row) => ({ ...row, current: row.id === actor.sessionId }));
  }

  /** Ends one of the actor's own sessions; throws `notFound`. */
  async revoke(actor: Actor, id: number): Promise<void> {
    const { affected } = await this.database.unitOfWork((uow) =>
      uow.run('UPDATE session SET endedAt = ? WHERE id = ? AND personId = ? AND endedAt IS NULL', [
        uow.now,
        id,
        actor.id,
      ]),
    );
    if (affected === 0) throw new Refusal('notFound');
  }

  /** Waits for what is still being noted. */
  async stop(): Promise<void> {
    await Promise.all(this.noting.values());
  }

  // Someone who reports something does so as a resident, whatever their post: in the resident program posts are left at the door.
  private actorFrom({ id, personId, program, kind, name, phone }: SessionRecord): Actor {
    const asResident = program === 'resident' || kind === 'resident';
    const posts = asResident ? [] : this.directory.postsOf(personId);
    return {
      id: personId,
      kind: asResident ? 'resident' : 'staff',
      name,
      phone: phone ?? '',
      program,
      sessionId: id,
      posts,
    };
  }

  /** Once a minute at most, and nobody waits for it. */
  private note(id: number, now: number): void {
    if (this.noting.has(id)) return;
    const noted = this.database
      .unitOfWork(
        async (uow) => void (await uow.run('UPDATE session SET seenAt = ? WHERE id = ?', [now, id])),
      )
      .catch((error: unknown) =>
        process.emitWarning(error instanceof Error ? error : String(error), { detail: 'session.seenAt' }),
      )
      .finally(() => this.noting.delete(id));
    this.noting.set(id, noted);
  }
}
