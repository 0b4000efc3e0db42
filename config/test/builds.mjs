import { join } from 'node:path';
import { run } from './process-group.mjs';

/** One webpack run takes well over a gigabyte. */
const ROOM_FOR_TWO = 6 * 2 ** 30;

/**
 * Builds the server, or `all`; false when something could not be built. What browsers and phones are given is looked at as
 * soon as it is built: nothing of the server, no secret.
 */
export async function build(root, what) {
  if (what !== 'all') return script(root, 'config/build.mjs', what);
  return (await buildAll(root)) && script(root, 'config/bundle-check.mjs');
}

/** A build is mostly one processor's work, so there are two at a time where the memory allows. */
async function buildAll(root) {
  // Only now: what it reads is installed by the test itself.
  const { allTargets } = await import('../build/targets.mjs');
  const waiting = allTargets().map(({ name }) => name.split(' '));
  let whole = true;
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift())
      whole = (await script(root, 'config/build.mjs', ...next)) && whole;
  };
  await Promise.all(process.availableMemory() > ROOM_FOR_TWO ? [lane(), lane()] : [lane()]);
  return whole;
}

async function script(root, name, ...args) {
  const { code } = await run(process.execPath, [join(root, name), ...args], { cwd: root });
  return code === 0;
}
