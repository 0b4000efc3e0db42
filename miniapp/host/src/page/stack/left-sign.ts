import type { Host } from '../host';

/** The sign at the left of the navigation bar: back, or home from a page that was opened first. */
export async function navigateLeft(host: Pick<Host, 'stack' | 'program'>): Promise<void> {
  if (host.stack.all.length > 1) return host.stack.back(1);
  const home = host.program.pages[0] ?? '';
  if (host.stack.top.path !== home) await host.stack.go('reLaunch', `/${home}`);
}
