import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { cellText, firstSheetOf } from '../kernel/workbook';
import { Headings } from './message-reader.headings';
import type { RawLine } from './message-row';

/** The first sheet of a workbook, its first filled row being the headings. Throws WorkbookUnreadable. */
export async function* readXlsx(source: Readable): AsyncIterable<RawLine> {
  let headings: Headings | undefined;
  for (const { line, cells } of await firstSheetOf(await buffer(source))) {
    const words = cells.map((cell) => cellText(cell, townTime));
    if (words.every((word) => !word.trim())) continue;
    if (headings) yield { line, raw: headings.read(words) };
    else headings = new Headings(words);
    if (headings.refused) return yield { line, refused: headings.refused };
  }
}

// Excel knows no time zones: what it shows is the town's own time.
function townTime(date: Date): string {
  return date.toISOString().replace('Z', '');
}
