import { createHash } from 'node:crypto';
import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { z } from 'zod';
import { AuditLog } from '../kernel/audit';
import { Database, isDuplicateKey } from '../kernel/database';
import type { Settings } from '../kernel/settings';

const FACT = 'settings';
/** Several processes of one deployment differ in these, and nothing the product does depends on them. */
const OF_ONE_PROCESS: readonly string[] = ['PORT', 'HOST', 'WORKERS'];
const LONGEST_SHOWN = 120;
const kept = z.record(z.string(), z.string());
type Kept = z.output<typeof kept>;

/**
 * Settings are changed where no program sees it: in the environment. So every start compares what it was given with what
 * the last one was given, and what differs is a row of the audit log. Secrets are neither kept nor compared.
 */
@Provide()
@Scope(ScopeEnum.Singleton)
export class SettingsChanges {
  @Inject() protected database: Database;
  @Inject() protected audit: AuditLog;
  @Inject() protected settings: Settings;

  /** Once at every start of a serving process. The first start of all has nothing to compare with. */
  async note(): Promise<void> {
    const now = shown(this.settings.told);
    try {
      await this.compareAndKeep(now);
    } catch (error) {
      // Two processes started together, and the other one wrote it first.
      if (!isDuplicateKey(error)) throw error;
      await this.compareAndKeep(now);
    }
  }

  private async compareAndKeep(now: Kept): Promise<void> {
    await this.database.unitOfWork(async (uow) => {
      const row = await uow.lock<{ value: string }>('SELECT value FROM fact WHERE name = ?', [FACT]);
      const value = JSON.stringify(now);
      if (row?.value === value) return;
      if (!row) {
        await uow.run('INSERT INTO fact (name, value) VALUES (?, ?)', [FACT, value]);
        return;
      }
      await uow.run('UPDATE fact SET value = ? WHERE name = ?', [value, FACT]);
      const detail = differences(kept.parse(JSON.parse(row.value)), now);
      if (Object.keys(detail).length === 0) return;
      await this.audit.record(uow, {
        actor: undefined,
        action: 'settingChanged',
        subject: 'settings:environment',
        detail,
      });
    });
  }
}

/** As it may stand in the log: what is too long to read stands there as its digest. */
function shown(told: Settings['told']): Kept {
  const names = Object.keys(told).filter((name) => !OF_ONE_PROCESS.includes(name));
  return Object.fromEntries(names.map((name) => [name, short(told[name] ?? '')]));
}

function short(text: string): string {
  if (text.length <= LONGEST_SHOWN) return text;
  return `sha256:${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
}

/** What was said of each before and now; a setting that a new version brought along was changed by nobody. */
function differences(before: Kept, now: Kept): Record<string, string> {
  const changed = Object.entries(now).filter(([name, text]) => (before[name] ?? text) !== text);
  return Object.fromEntries(
    changed.map(([name, text]) => [name, `${before[name] || '（没有设置）'} → ${text || '（没有设置）'}`]),
  );
}
