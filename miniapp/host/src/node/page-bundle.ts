import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';

const BUILT = join(__dirname, 'page.js');
const SOURCE = join(__dirname, '..', 'page');
const CACHE = join(tmpdir(), 'weapp-headless-host');

let bundled: Promise<string> | undefined;

/** The page's side of the host as one script: as built, or bundled from source at first use and kept by its content. */
export function pageBundle(): Promise<string> {
  bundled ??= existsSync(BUILT) ? Promise.resolve(readFileSync(BUILT, 'utf8')) : fromSource();
  return bundled;
}

async function fromSource(): Promise<string> {
  const kept = join(CACHE, `${contentHash()}.js`);
  if (existsSync(kept)) return readFileSync(kept, 'utf8');
  const script = await bundlePage();
  mkdirSync(CACHE, { recursive: true });
  // Renamed into place, so that another process never reads half of it.
  const unfinished = `${kept}.${process.pid}`;
  writeFileSync(unfinished, script);
  renameSync(unfinished, kept);
  return script;
}

/** Bundles `src/page`; throws with esbuild's words. */
async function bundlePage(): Promise<string> {
  const made = await build({
    entryPoints: [join(SOURCE, 'main.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'chrome109',
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const [output] = made.outputFiles;
  if (!output) throw new Error('esbuild made nothing of src/page');
  return output.text;
}

function contentHash(): string {
  const hash = createHash('sha256').update(require.resolve('glass-easel'));
  const files = readdirSync(dirname(SOURCE), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of files) hash.update(file).update(readFileSync(file));
  return hash.digest('hex').slice(0, 24);
}
