import { join } from './program/modules';

const SCRATCH = 'wxfile://';

/** A program's path as an address the browser can load; `page` is the page from which relative paths go out. */
export function fileUrl(path: string, page: string): string {
  if (path.startsWith(SCRATCH)) return `/__host/files/${path.slice(SCRATCH.length)}`;
  if (/^(https?:|data:|blob:|\/\/)/.test(path) || path === '') return path;
  const from = path.startsWith('/') ? [] : page.split('/').slice(0, -1);
  return `/${join([...from, ...path.split('/')])}`;
}
