import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { AppJson } from '../../page/builtin';

interface SubPackage {
  readonly root: string;
  readonly pages: readonly string[];
}

/** app.json as read: of what it declares, the parts that decide which files make up the program. */
export interface ReadApp {
  readonly app: AppJson;
  readonly pages: readonly string[];
  /** Roots of the sub-packages, with a trailing slash. */
  readonly roots: readonly string[];
}

/** Reads app.json of a build. Throws when it is missing or names no page. */
export function readApp(dist: string): ReadApp {
  const app: AppJson & { subPackages?: SubPackage[]; subpackages?: SubPackage[] } = readJson(
    join(dist, 'app.json'),
  );
  const subPackages = app.subPackages ?? app.subpackages ?? [];
  if (!Array.isArray(app.pages) || app.pages.length === 0) throw new Error('app.json names no page');
  const pages = [
    ...app.pages,
    ...subPackages.flatMap((each) => each.pages.map((page) => posix.join(each.root, page))),
  ];
  return { app, pages, roots: subPackages.map((each) => `${each.root.replace(/^\/|\/$/g, '')}/`) };
}

/** The JSON of a file; throws with the file's name when it cannot be read or parsed. */
export function readJson<T>(file: string): T {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
