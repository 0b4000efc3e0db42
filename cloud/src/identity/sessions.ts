import { randomBytes } from 'node:crypto';
import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { SessionRow } from '../../contract/identity/identity.api';
import type { Actor, ActorPost } from '../kernel/actor';
import { AuditLog } from '../kernel/audit';
import { Clock } from '../kernel/clock';
import { Database, type UnitOfWork } from '../kernel/database';
import { Gathered } from '../kernel/gathered';
import { isAdministrator } from '../kernel/gate';
import { marks } from '../kernel/keyset';
import type { Sealer } from '../kernel/personal-data';
import { nameOf, phoneOf, type SealedName, type SealedPhone } from '../kernel/personal-data.person';
import { Refusal } from '../kernel/refusal';
import type { Settings } from '../kernel/settings';
import { sha256 } from '../kernel/trail';
import { Directory } from '../org/directory';
import { isStaff } from './people.store';

interface SessionRecord extends SealedName, SealedPhone {
  id: number;
  tokenHash: string;
  personId: number;
  program: string;
  seenAt: number;
  idles: number;
  due: 'password' | null;
  secondFactor: number;
  kind: 'resident' | 'staff';
}

export interface NewSession {
  readonly personId: number;
  readonly program: string;
  readonly ip: string;
  /** A new password is due before anything else. */
  readonly due?: 'password';
  readonly secondFactor?: true;
  /** Opened by a password alone, outside WeChat: it has the console's hours, whatever the program. */
  readonly byPassword?: true;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const SEEN_EVERY_MS = MINUTE_MS;

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
  @Inject() protected sealer: Sealer;
  @Inject() protected audit: AuditLog;
  private readonly noting = new Map<number, Promise<void>>();
  private readonly open = new Gathered<SessionRecord>((hashes) => this.read(hashes));

  /** `alongside` is written in the same transaction as the session. */
  async begin(
    { personId, program, ip, due, secondFactor, byPassword }: NewSession,
    alongside: (uow: UnitOfWork) => Promise<void> = async () => undefined,
  ): Promise<{ token: string; expiresAt: number }> {
    const token = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    const { sessionDays, staffSessionHours } = this.settings;
    // A phone locks itself and comes back by its WeChat: nothing else is trusted to lie about for a month.
    const idles = program === 'admin' || byPassword === true;
    const expiresAt = now + (idles ? staffSessionHours * HOUR_MS : sessionDays * DAY_MS);
    const times = { startedAt: now, seenAt: now, expiresAt, idles };
    const row = { tokenHash: sha256(token), personId, program, ...times, ip };
    await this.database.unitOfWork(async (uow) => {
      await uow.insert('session', { ...row, due: due ?? null, secondFactor: secondFactor ?? false });
      await alongside(uow);
    });
    return { token, expiresAt };
  }

  /** Who holds the token; undefined when its session ended, ran out, lay idle, or the person was shut out. */
  async actorOf(token: string): Promise<Actor | undefined> {
    const now = this.clock.now();
    const row = await this.open.find(sha256(token));
    if (!row || this.isIdle(row, now)) return undefined;
    if (now - row.seenAt > SEEN_EVERY_MS) this.note(row.id, now);
    return this.actorFrom(row);
  }

  /** The person's open sessions, the last used first. */
  async list(actor: Actor): Promise<SessionRow[]> {
    const now = this.clock.now();
    const rows = await this.database.read<Omit<SessionRow, 'current'> & { idles: number }>(
      'SELECT id, program, startedAt, seenAt, idles FROM session WHERE personId = ? AND endedAt IS NULL AND expiresAt > ? ORDER BY seenAt DESC LIMIT 100',
      [actor.id, now],
    );
    return rows
      .filter((row) => !this.isIdle(row, now))
      .map(({ idles: _, ...row }) => ({ ...row, current: row.id === actor.sessionId }));
  }

  /** Ends one of the actor's own sessions; throws `notFound`. */
  async revoke(actor: Actor, id: number, ip: string): Promise<void> {
    await this.database.unitOfWork(async (uow) => {
      const { affected } = await uow.run(
        'UPDATE session SET endedAt = ? WHERE id = ? AND personId = ? AND endedAt IS NULL',
        [uow.now, id, actor.id],
      );
      if (affected === 0) throw new Refusal('notFound');
      const action = id === actor.sessionId ? 'signOut' : 'sessionRevoked';
      const subject = `person:${actor.id}`;
      if (await isStaff(uow, actor.id)) await this.audit.record(uow, { actor, action, subject, ip });
    });
  }

  private isIdle({ idles, seenAt }: Pick<SessionRecord, 'idles' | 'seenAt'>, now: number): boolean {
    return idles === 1 && seenAt < this.idleSince(now);
  }

  /** ms; a session that may lie idle no longer, last used before then, is over. */
  idleSince(now: number): number {
    return now - this.settings.staffIdleMinutes * MINUTE_MS;
  }

  /** Waits for what is still being noted. */
  async stop(): Promise<void> {
    await Promise.all(this.noting.values());
  }

  /** Those of them that are open, of people who were not shut out. */
  private async read(hashes: readonly string[]): Promise<ReadonlyMap<string, SessionRecord>> {
    const rows = await this.database.read<SessionRecord>(
      `SELECT s.id, s.tokenHash, s.personId, s.program, s.seenAt, s.idles, s.due, s.secondFactor, p.kind, p.name, p.nameSealed, p.phoneSealed
       FROM session s JOIN person p ON p.id = s.personId
       WHERE s.tokenHash IN (${marks(hashes)}) AND s.endedAt IS NULL AND s.expiresAt > ? AND p.disabled = 0`,
      [...hashes, this.clock.now()],
    );
    return new Map(rows.map((row) => [row.tokenHash, row]));
  }

  // Someone who reports something does so as a resident, whatever their post: in the resident program posts are left at the door.
  private actorFrom(row: SessionRecord): Actor {
    const { id, personId, program, kind } = row;
    const { sealer } = this;
    const asResident = program === 'resident' || kind === 'resident';
    const posts = asResident ? [] : this.postsIn(program, personId);
    const owed = isAdministrator({ posts }) && row.secondFactor === 0 ? 'secondFactor' : undefined;
    const due = asResident ? undefined : (row.due ?? owed);
    return {
      ...(due ? { due } : {}),
      id: personId,
      kind: asResident ? 'resident' : 'staff',
      // Opened by the few who ask: most requests need neither.
      get name() {
        return nameOf(sealer, row);
      },
      get phone() {
        return phoneOf(sealer, row);
      },
      program,
      sessionId: id,
      posts,
    };
  }

  /** An administrator's posts are left at the door of every program but the console: they have no power on a phone. */
  private postsIn(program: string, personId: number): ActorPost[] {
    const posts = this.directory.postsOf(personId);
    return program !== 'admin' && isAdministrator({ posts }) ? [] : posts;
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
