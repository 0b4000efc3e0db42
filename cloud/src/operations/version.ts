import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The version in cloud/package.json: the nearest one above, for compiled code lies deeper than its source. */
export const VERSION = versionAbove(__dirname);

function versionAbove(folder: string): string {
  const found = versionIn(join(folder, 'package.json'));
  if (found !== undefined) return found;
  if (dirname(folder) === folder) throw new Error('there is no package.json with a version above this file');
  return versionAbove(dirname(folder));
}

function versionIn(file: string): string | undefined {
  try {
    const { version }: { version?: string } = JSON.parse(readFileSync(file, 'utf8'));
    return version;
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT')
      return undefined;
    throw error;
  }
}
