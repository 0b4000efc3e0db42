import { readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ServiceContext } from '../service';
import type { ServicePart } from './part';

/** wx storage over restarts of a program: the page holds it, this keeps what it said last. Values are JSON texts by key. */
export function storageService({ scratch, limits }: ServiceContext): ServicePart {
  const file = join(scratch, 'storage.json');
  let writing: Promise<void> = Promise.resolve();
  return {
    methods: {
      'storage.load': () => ({
        entries: kept(file),
        allBytes: limits.storageBytes,
        keyBytes: limits.storageKeyBytes,
      }),
      // One after the other, each whole: a program killed in between finds the last complete one.
      'storage.save': (params) => {
        const text = JSON.stringify(params.value('entries'));
        writing = writing.then(async () => {
          await writeFile(`${file}.new`, text);
          await rename(`${file}.new`, file);
        });
        return writing;
      },
    },
    close: () => writing,
  };
}

function kept(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // None yet: the program's first start.
    return {};
  }
}
