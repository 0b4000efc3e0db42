import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { csvLine, spreadsheetCell } from './spreadsheet-cell';

describe('a cell of an export', () => {
  it.each([
    '=1+1',
    '+86 138',
    '-2+3',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    ' =cmd|calc',
    '\u00a0=1',
    '\ufeff=1',
    '＝1',
  ])('is never a formula: %j', (words) => {
    expect(spreadsheetCell(words)).toBe(`'${words}`);
  });

  it.each(['路灯不亮', '3 号楼', 'a=b', '-12', '-12.5', '', '2026-11-23'])('leaves %j as it is', (words) => {
    expect(spreadsheetCell(words)).toBe(words);
  });

  it('keeps numbers numbers, and nothing where there is nothing', () => {
    expect([spreadsheetCell(-5), spreadsheetCell(null), spreadsheetCell(Number.NaN)]).toEqual([-5, '', '']);
  });

  it('comes back from a CSV as it was written, whatever it holds', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }), (cells) => {
        const [read] = parse(csvLine(cells), { recordDelimiter: '\r\n', skipEmptyLines: false });
        expect(read ?? ['']).toEqual(cells.map((cell) => String(spreadsheetCell(cell))));
      }),
    );
  });

  it('is made safe wherever a sheet is written, in the server and in the console', () => {
    const root = join(__dirname, '../..');
    const writers = ['cloud/src', 'admin/src'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => /(?<!\.test)\.tsx?$/.test(file))
        .map((file) => readFileSync(join(root, folder, file), 'utf8'))
        .filter((text) => /type: 'text\/csv|writeBuffer\(|\\uFEFF[`'][,$]|\.join\(','\)\}\\r\\n/.test(text)),
    );
    expect(writers.length).toBeGreaterThan(1);
    for (const text of writers) expect(text).toContain('contract/spreadsheet-cell');
  });

  it('is text in an XLSX, too', async () => {
    const book = new ExcelJS.Workbook();
    book.addWorksheet('a').addRow([spreadsheetCell('=HYPERLINK("http://evil.example")')]);
    const again = new ExcelJS.Workbook();
    await again.xlsx.load(await book.xlsx.writeBuffer());
    expect(again.getWorksheet('a')?.getCell('A1').type).toBe(ExcelJS.ValueType.String);
  });
});
