import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TmplGroup } from 'glass-easel-template-compiler';
import { bare } from './files';

/** A finding of the template compiler. */
interface Finding {
  readonly isError: boolean;
  readonly code: number;
  readonly message: string;
  /** Counted from 0. */
  readonly startLine: number;
}

/** Tags that are not closed: a warning to the framework, an error to WeChat. */
const UNCLOSED = [65543, 65567];

export interface Templates {
  /** JavaScript that evaluates to the templates by path. */
  readonly code: string;
  /** Every tag mentioned, and one file that does. */
  readonly tags: Record<string, string>;
}

/** Compiles all wxml and wxs of a build. Throws with file and line for a template that is not valid. */
export function compileTemplates(dist: string, paths: readonly string[]): Templates {
  const group = new TmplGroup();
  const tags: Record<string, string> = {};
  try {
    for (const path of paths) {
      if (path.endsWith('.wxs')) group.addScript(bare(path), readFileSync(join(dist, path), 'utf8'));
      if (!path.endsWith('.wxml')) continue;
      const source = readFileSync(join(dist, path), 'utf8');
      refuseErrors(path, group.addTmpl(bare(path), source));
      for (const tag of tagsOf(source)) tags[tag] ??= path;
    }
    return { code: group.getTmplGenObjectGroups(), tags };
  } finally {
    group.free();
  }
}

function refuseErrors(path: string, findings: readonly Finding[]): void {
  const errors = findings.filter((each) => each.isError || UNCLOSED.includes(each.code));
  if (errors.length === 0) return;
  const said = errors.map((each) => `line ${each.startLine + 1}: ${each.message}`);
  throw new Error(`${path} cannot be compiled: ${said.join('; ')}`);
}

/** The tags of a template; what stands in comments, in wxs and in `{{ }}` is not a tag. */
export function tagsOf(source: string): Set<string> {
  const said = withoutScripts(without(without(source, '<!--', '-->'), '{{', '}}'));
  return new Set([...said.matchAll(/<([a-zA-Z][\w-]*)/g)].map((match) => match[1] ?? ''));
}

/** A text without what stands between two marks, and without the marks. */
function without(source: string, open: string, close: string): string {
  const [before = '', ...rest] = source.split(open);
  return before + rest.map((part) => part.split(close).slice(1).join(close)).join('');
}

/** A script that only names its file closes itself; any other ends with its end tag. */
function withoutScripts(source: string): string {
  const [before = '', ...rest] = source.split('<wxs');
  const after = rest.map((part) =>
    part.slice(part[part.indexOf('>') - 1] === '/' ? 0 : part.indexOf('</wxs>')),
  );
  return before + after.join('');
}
