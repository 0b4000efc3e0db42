import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import type { MessageImport } from './message-import';
import { readMessages } from './message-reader';

export interface ImportResult {
  readonly taken: number;
  readonly known: number;
  readonly refused: number;
}

interface ImportOrder {
  readonly file: string;
  /** Where the refused lines are written: number, tab, reason. */
  readonly refusedFile: string;
  /** Where the messages come from, where several sources have numbers of their own. */
  readonly source?: string;
  readonly onProgress: (share: number, result: ImportResult) => void;
}

/**
 * Takes a whole file in, message by message. Safe to stop and to run again at any point: what was taken is known by the
 * source's number and passed over.
 */
export async function importFile(messages: MessageImport, order: ImportOrder): Promise<ImportResult> {
  const result = { taken: 0, known: 0, refused: 0 };
  const refusals = createWriteStream(order.refusedFile);
  let share = 0;
  const refuse = (line: number, reason: string): void => {
    result.refused++;
    refusals.write(`${line}\t${reason}\n`);
  };
  for await (const row of readMessages(order.file, {
    onBytes: (read, total) => (share = total ? read / total : 1),
  })) {
    if ('refused' in row) refuse(row.line, row.refused);
    else {
      const outcome = await messages.take(row.message, order.source);
      if (typeof outcome === 'object') refuse(row.line, outcome.refused);
      else result[outcome]++;
    }
    order.onProgress(share, result);
  }
  refusals.end();
  await once(refusals, 'close');
  return result;
}
