import type { Readable } from 'node:stream';
import type { CellValue } from 'exceljs';
import { Headings } from './message-reader.headings';
import type { RawLine } from './message-row';

/** The first sheet of a workbook, its first filled row being the headings. */
export async function* readXlsx(source: Readable): AsyncIterable<RawLine> {
  // A heavy library that only an import of a workbook needs.
  const { stream } = await import('exceljs');
  const workbook = new stream.xlsx.WorkbookReader(source, {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    entries: 'ignore',
  });
  for await (const sheet of workbook) {
    let headings: Headings | undefined;
    for await (const row of sheet) {
      const cells = Array.isArray(row.values) ? Array.from(row.values, cellText).slice(1) : [];
      const line = row.number;
      if (cells.every((cell) => !cell.trim())) continue;
      if (headings) yield { line, raw: headings.read(cells) };
      else headings = new Headings(cells);
      if (headings.refused) return yield { line, refused: headings.refused };
    }
    return;
  }
}

// Sparse rows give holes, which Array.from turns into undefined.
function cellText(value: CellValue): string {
  if (value === null || value === undefined) return '';
  // Excel knows no time zones: what it shows is the town's own time.
  if (value instanceof Date) return value.toISOString().replace('Z', '');
  if (typeof value !== 'object') return String(value);
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('text' in value) return value.text;
  if ('result' in value) return cellText(value.result);
  return '';
}
