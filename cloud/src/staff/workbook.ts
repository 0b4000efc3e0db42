import { SHEET_MOST_ROWS } from '../../contract/staff/sheet.api';
import { spreadsheetCell } from '../../contract/spreadsheet-cell';
import { Refusal } from '../kernel/refusal';
import { cellText, firstSheetOf, WorkbookUnreadable } from '../kernel/workbook';

export interface Column {
  readonly name: string;
  readonly needed?: boolean;
  /** What may be written there, for the template. */
  readonly says: string;
}

/** One line of the sheet, by the names of its columns; blank cells are ''. */
export interface Line {
  readonly line: number;
  readonly cells: ReadonlyMap<string, string>;
}

/**
 * The first sheet of an XLSX, its first filled row being the headings. Throws `sheetUnreadable`, `sheetHeadings`,
 * `sheetEmpty` or `sheetTooLong`.
 */
export async function readWorkbook(base64: string, columns: readonly Column[]): Promise<Line[]> {
  const lines: Line[] = [];
  let names: string[] | undefined;
  for (const { line, cells } of await rowsOf(Buffer.from(base64, 'base64'))) {
    if (cells.every((cell) => cell === '')) continue;
    if (!names) {
      names = cells.map((cell) => cell.replace(/[*＊\s]/g, ''));
      assertHeadings(names, columns);
      continue;
    }
    if (lines.length === SHEET_MOST_ROWS) throw new Refusal('sheetTooLong', { most: SHEET_MOST_ROWS });
    lines.push({ line, cells: new Map(names.map((name, at) => [name, cells[at] ?? ''])) });
  }
  if (lines.length === 0) throw new Refusal('sheetEmpty');
  return lines;
}

function assertHeadings(names: readonly string[], columns: readonly Column[]): void {
  const missing = columns.filter(({ name, needed }) => needed && !names.includes(name));
  if (missing.length > 0)
    throw new Refusal('sheetHeadings', { names: missing.map(({ name }) => name).join('、') });
}

async function rowsOf(bytes: Buffer): Promise<{ line: number; cells: string[] }[]> {
  const rows = await firstSheetOf(bytes).catch((error: unknown) => {
    throw error instanceof WorkbookUnreadable ? new Refusal('sheetUnreadable') : error;
  });
  return rows.map(({ line, cells }) => ({ line, cells: cells.map((cell) => cellText(cell, day).trim()) }));
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** An empty workbook to fill in, with a second sheet that says what goes where; base64. */
export async function templateWorkbook(title: string, columns: readonly Column[]): Promise<string> {
  const { Workbook } = await import('exceljs');
  const workbook = new Workbook();
  const sheet = workbook.addWorksheet(title, { views: [{ state: 'frozen', ySplit: 1 }] });
  // As text: codes begin with zeros, and a telephone number is no number.
  sheet.columns = columns.map(({ name, needed }) => ({
    header: needed ? `${name}*` : name,
    width: 22,
    style: { numFmt: '@' },
  }));
  sheet.getRow(1).font = { bold: true };
  const notes = workbook.addWorksheet('填写说明');
  notes.columns = [
    { header: '列', width: 16 },
    { header: '是否必填', width: 10 },
    { header: '怎么填', width: 90 },
  ];
  for (const { name, needed, says } of columns)
    notes.addRow([name, needed ? '必填' : '选填', spreadsheetCell(says)]);
  return Buffer.from(await workbook.xlsx.writeBuffer()).toString('base64');
}
