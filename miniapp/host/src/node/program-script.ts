import type { StartOptions } from '../program';
import type { CompiledProgram } from './program/compile';

/** The script that hands the page its program: description, templates, and how it is started. */
export function programScript(
  program: CompiledProgram,
  start: Pick<StartOptions, 'feeds'> & { readonly open: string | undefined },
): string {
  const { open, ...rest } = start;
  const options: StartOptions = { ...rest, ...opened(open) };
  return [
    `window.__program=${literal(program.description)};`,
    `window.__start=${literal(options)};`,
    `window.__templates=${program.templates};`,
  ].join('\n');
}

function opened(open: string | undefined): Pick<StartOptions, 'path' | 'query'> {
  if (open === undefined) return {};
  const [path = '', search = ''] = open.replace(/^\//, '').split('?');
  return { path, query: Object.fromEntries(new URLSearchParams(search)) };
}

// Two separators that JSON allows and older scripts do not, and the end of the script itself.
function literal(value: unknown): string {
  return JSON.stringify(value)
    .replace(/[\u2028\u2029]/g, ' ')
    .replace(/<\/script/gi, '<\\/script');
}
