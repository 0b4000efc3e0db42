import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const CONTRACT = join(__dirname, '../../contract');

/** What every flow table of the contract names, the tables of tomorrow too: a string in the document, no more. */
export function flowWords(kind: 'FLOW' | 'STATES'): string[] {
  const files = readdirSync(CONTRACT, { recursive: true, encoding: 'utf8' });
  return files.filter((file) => file.endsWith('.flow.ts')).flatMap((file) => wordsOf(file, kind));
}

function wordsOf(file: string, kind: string): string[] {
  const told = jest.requireActual<Readonly<Record<string, unknown>>>(join(CONTRACT, file));
  return Object.entries(told).flatMap(([name, table]) =>
    name.endsWith(`_${kind}`) && typeof table === 'object' && table !== null ? Object.keys(table) : [],
  );
}
