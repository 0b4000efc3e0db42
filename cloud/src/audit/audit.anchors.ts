import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { AuditLog } from '../kernel/audit';
import { AuditChain } from '../kernel/audit-chain';
import { Database, isDuplicateKey } from '../kernel/database';
import { DATA_FILES } from '../kernel/data-folder';
import type { Settings } from '../kernel/settings';
import { isFileError } from './file-error';

/** Where the chain ended on a day. Kept in the database and, out of its reach, as a line of a file. */
export interface AuditAnchor {
  readonly day: string;
  readonly seq: number;
  readonly hash: string;
}

const DAY_MS = 86_400_000;
const TOWN_OFFSET_MS = 8 * 3_600_000;
const LINE = /^(\d{4}-\d\d-\d\d) (\d+) ([0-9a-f]{64})$/;

/** `2026-11-23` in the town. */
export const townDay = (at: number): string => new Date(at + TOWN_OFFSET_MS).toISOString().slice(0, 10);

/** Writes the daily anchors and clears away, up to an anchor, what has been kept long enough. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class AuditAnchors {
  @Inject() protected database: Database;
  @Inject() protected chain: AuditChain;
  @Inject() protected log: AuditLog;
  @Inject() protected settings: Settings;

  get file(): string {
    return join(this.settings.dataDir, DATA_FILES.auditAnchors);
  }

  /** Today's anchor, if there is none yet and anything to hold; the first process to write it has it. */
  async anchor(): Promise<AuditAnchor | undefined> {
    const made = await this.database
      .unitOfWork(async (uow) => {
        const { seq, hash } = await this.chain.head(uow);
        if (seq === 0) return undefined;
        const day = townDay(uow.now);
        await uow.run('INSERT INTO audit_anchor (day, seq, hash, at) VALUES (?, ?, ?, ?)', [
          day,
          seq,
          hash,
          uow.now,
        ]);
        return { day, seq, hash };
      })
      .catch((error: unknown) => {
        if (!isDuplicateKey(error)) throw error;
        return undefined;
      });
    if (made) await appendFile(this.file, `${made.day} ${made.seq} ${made.hash}\n`);
    return made;
  }

  /** Deletes rows older than AUDIT_KEEP_DAYS up to the last anchor of that age, so that the rest still begins at one. */
  async prune(): Promise<number> {
    return this.database.unitOfWork(async (uow) => {
      await this.chain.head(uow);
      const before = uow.now - this.settings.auditKeepDays * DAY_MS;
      const anchor = await uow.one<AuditAnchor>(
        'SELECT day, seq, hash FROM audit_anchor WHERE at <= ? ORDER BY seq DESC LIMIT 1',
        [before],
      );
      if (!anchor) return 0;
      const { affected } = await uow.run('DELETE FROM audit_log WHERE seq <= ?', [anchor.seq]);
      if (affected > 0) {
        const detail = { rows: affected, to: anchor.seq };
        await this.log.record(uow, { actor: { id: 0 }, action: 'auditPruned', subject: 'audit', detail });
      }
      return affected;
    });
  }

  /** All anchors of the database, the oldest first. */
  stored(): Promise<AuditAnchor[]> {
    return this.database.read<AuditAnchor>('SELECT day, seq, hash FROM audit_anchor ORDER BY seq');
  }

  /** All anchors of the file; undefined when there is no file. Lines that are none are left out. */
  async filed(): Promise<AuditAnchor[] | undefined> {
    const text = await readFile(this.file, 'utf8').catch((error: unknown) => {
      if (isFileError(error, 'ENOENT')) return undefined;
      throw error;
    });
    return text?.split('\n').flatMap((line) => {
      const [, day, seq, hash] = LINE.exec(line) ?? [];
      return day && hash ? [{ day, seq: Number(seq), hash }] : [];
    });
  }
}
