import { Readable } from 'node:stream';
import type { CellValue } from 'exceljs';
import { loadAsync } from 'jszip';

/** What a workbook may come to once unpacked; beyond it, a CSV does better. */
const MOST_BYTES = 200 * 1024 * 1024;

/** The bytes are no workbook, or one too large to hold; says so in Chinese. */
export class WorkbookUnreadable extends Error {}

/** One row of a sheet: its number as the sheet shows it, and its cells from the first column on. */
export interface WorkbookRow {
  readonly line: number;
  readonly cells: readonly CellValue[];
}

/**
 * The rows of the first sheet of an XLSX. Read whole: the library's streaming reader loses parts of an archive now and
 * then and calls a good workbook damaged. Throws WorkbookUnreadable.
 */
export async function firstSheetOf(bytes: Buffer): Promise<WorkbookRow[]> {
  await assertHoldable(bytes);
  // A heavy library that only an import needs.
  const { Workbook } = await import('exceljs');
  const workbook = new Workbook();
  // Its declaration of a Buffer is older than Node's.
  await workbook.xlsx.load(Uint8Array.from(bytes).buffer).catch(() => {
    throw new WorkbookUnreadable('不是 XLSX 工作簿');
  });
  const [sheet] = workbook.worksheets;
  if (!sheet) throw new WorkbookUnreadable('工作簿里没有工作表');
  const rows: WorkbookRow[] = [];
  sheet.eachRow(({ values }, line) => {
    // The library counts columns from 1, and a sheet's empty cells are holes.
    if (Array.isArray(values)) rows.push({ line, cells: Array.from(values).slice(1) });
  });
  return rows;
}

/** A small archive can unpack to more than there is memory, and its own word on that may be a lie: so it is counted. */
async function assertHoldable(bytes: Buffer): Promise<void> {
  const archive = await loadAsync(bytes).catch(() => {
    throw new WorkbookUnreadable('不是 XLSX 工作簿');
  });
  let size = 0;
  for (const file of Object.values(archive.files))
    // The archive's streams are of a kind older than asynchronous iteration.
    for await (const chunk of new Readable().wrap(file.nodeStream())) {
      size += chunk.length;
      if (size > MOST_BYTES) throw new WorkbookUnreadable('工作簿太大，请另存为 CSV 再导入');
    }
}

/** What a cell shows, as words; a date by `ofDate`, a formula by its last result. */
export function cellText(value: CellValue, ofDate: (date: Date) => string): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return ofDate(value);
  if (typeof value !== 'object') return String(value);
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('text' in value) return value.text;
  if ('result' in value) return cellText(value.result, ofDate);
  return '';
}
