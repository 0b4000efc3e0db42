import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MEMORY = '/dev/shm';
const ROOM = 4 * 2 ** 30;

/**
 * A folder for everything the tests write, themselves and what they start (TMPDIR). In memory where there is room for it:
 * nothing of it is kept, but on a disk every commit of every test waits for the platter. Whoever is killed with -9 loses no
 * more there than on a disk.
 */
export function openScratch() {
  const folder = mkdtempSync(join(hasRoom() ? MEMORY : tmpdir(), 'one-net-test-'));
  process.env.TMPDIR = folder;
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) };
}

function hasRoom() {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize > ROOM && process.availableMemory() > 2 * ROOM;
  } catch (error) {
    // Only Linux has it.
    if (error.code === 'ENOENT') return false;
    throw error;
  }
}
