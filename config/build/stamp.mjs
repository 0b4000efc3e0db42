import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const STAMP = '.build-stamp.json';
const IGNORED = /(^|\/)(node_modules|dist|e2e)(\/|$)|\.test\.tsx?$|\.md$/;

/** All files below the given files and folders, relative to `root`, sorted; tests and built output left out. */
export function filesOf(root, inputs) {
  const walk = (path) => {
    const name = relative(root, path);
    if (IGNORED.test(name) || !existsSync(path)) return [];
    if (!statSync(path).isDirectory()) return [name];
    return readdirSync(path).flatMap((entry) => walk(join(path, entry)));
  };
  return inputs.flatMap((input) => walk(join(root, input))).sort();
}

/** SHA-256 over the names and contents of a target's inputs and the environment it reads. */
export function hashOf(root, target) {
  const hash = createHash('sha256');
  for (const name of filesOf(root, target.inputs))
    hash.update(`${name}\0`).update(readFileSync(join(root, name)));
  for (const name of target.env) hash.update(`${name}=${process.env[name] ?? ''}\0`);
  return hash.digest('hex');
}

/** The hash saved with the last finished build of this target; undefined when there is none. */
export function savedHash(root, target) {
  const path = join(root, target.output, STAMP);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).hash : undefined;
}

/** Written last: its presence means that the output is whole. */
export function saveHash(root, target, hash) {
  writeFileSync(join(root, target.output, STAMP), `${JSON.stringify({ hash })}\n`);
}

/** A build that is under way, or that failed, must not look finished. */
export function dropHash(root, target) {
  rmSync(join(root, target.output, STAMP), { force: true });
}
