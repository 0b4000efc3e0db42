import { readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** What belongs to a project but is not uploaded. */
const NOT_UPLOADED = /^project\.(private\.)?config\.json$|(^|\/)\.|\.map$|\.LICENSE\.txt$/;

/** Every file of a build that would be uploaded: path with forward slashes → bytes. */
export function filesOf(dist: string): Map<string, number> {
  const found = new Map<string, number>();
  for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const path = relative(dist, file).split(sep).join('/');
    if (!NOT_UPLOADED.test(path)) found.set(path, statSync(file).size);
  }
  return found;
}

/** A path without its extension: what WeChat calls a page or a component. */
export function bare(path: string): string {
  return path.replace(/\.\w+$/, '');
}
