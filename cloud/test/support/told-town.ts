import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

type Env = Readonly<Record<string, string>>;

/** Kept for the products of one run (`npm test`) that are started with the very same settings. */
export class ToldTown {
  private constructor(
    private readonly towns: string,
    private readonly name: string,
  ) {}

  /** Undefined where nobody keeps towns: each product is told its own. */
  static of(env: Env): ToldTown | undefined {
    const towns = process.env['TOLD_TOWNS'];
    const settings = JSON.stringify(Object.entries(env).sort());
    return towns ? new ToldTown(towns, createHash('sha256').update(settings).digest('hex')) : undefined;
  }

  /** False where it has not been told yet. */
  copyTo(dataDir: string): boolean {
    const told = existsSync(this.folder);
    if (told) cpSync(this.folder, dataDir, { recursive: true });
    return told;
  }

  /** Of a product that was stopped before anybody came. */
  keep(dataDir: string): void {
    const half = mkdtempSync(join(this.towns, 'half-'));
    cpSync(dataDir, half, { recursive: true });
    try {
      renameSync(half, this.folder);
    } catch (error) {
      rmSync(half, { recursive: true });
      // Unless another test file was faster.
      if (!existsSync(this.folder)) throw error;
    }
  }

  private get folder(): string {
    return join(this.towns, this.name);
  }
}
