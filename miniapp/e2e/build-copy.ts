import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export type ProgramKey = 'resident' | 'volunteer' | 'enterprise' | 'command';

/** A change in the code of a build: text for text, in every file of that ending. */
export interface Change {
  readonly ending: '.js' | '.wxml';
  readonly from: string | RegExp;
  readonly to: string;
}

const ROOT = resolve(__dirname, '../..');
/** Where a build looks for its server; as config/index.ts has it. */
export const BUILT_WITH = process.env['API_BASE_URL'] ?? 'http://127.0.0.1:7100/api';

export function builtProgram(key: ProgramKey): string {
  const dist = join(ROOT, 'dist', key, 'weapp');
  if (!existsSync(join(dist, 'app.json'))) throw new Error(`请先构建：node config/build.mjs ${key} weapp`);
  return dist;
}

/**
 * A build's own copy for one run, in which the address of the server is this run's: the same as building it with
 * API_BASE_URL, without the half minute. Throws when a change finds nothing to change.
 */
export class BuildCopy {
  private constructor(readonly folder: string) {}

  static of(key: ProgramKey, url: string, changes: readonly Change[] = []): BuildCopy {
    const copy = new BuildCopy(mkdtempSync(join(tmpdir(), `one-net-${key}-`)));
    cpSync(builtProgram(key), copy.folder, { recursive: true });
    for (const change of [{ ending: '.js', from: BUILT_WITH, to: `${url}/api` } as const, ...changes])
      copy.change(change);
    return copy;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private change({ ending, from, to }: Change): void {
    const files = readdirSync(this.folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith(ending),
    );
    const changed = files.filter((name) => {
      const before = readFileSync(join(this.folder, name), 'utf8');
      const after = before.replaceAll(typeof from === 'string' ? from : new RegExp(from, 'g'), to);
      if (after !== before) writeFileSync(join(this.folder, name), after);
      return after !== before;
    });
    if (changed.length === 0)
      throw new Error(`nothing in the ${ending} files of ${this.folder} is ${String(from)}`);
  }
}
