// A tab or line break in front is skipped by some programs, which then read the formula behind it.
const STARTS_FORMULA = /^[\s\u00a0\ufeff]*[=+\-@＝＋－＠]|^[\t\r\n]/;
const PLAIN_NUMBER = /^-?\d{1,15}(?:\.\d{1,15})?$/;

/**
 * Text as it may stand in a CSV or XLSX cell: what a spreadsheet would calculate gets an apostrophe in front and stays
 * text (OWASP, CSV Injection). A plain number keeps its minus sign.
 */
export function spreadsheetCell(value: string | number | null | undefined): string | number {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? value : '';
  return STARTS_FORMULA.test(value) && !PLAIN_NUMBER.test(value) ? `'${value}` : value;
}

/** One line of a CSV file (RFC 4180), every cell made safe, ending in CRLF. */
export function csvLine(cells: readonly (string | number | null | undefined)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(value: string | number | null | undefined): string {
  const cell = String(spreadsheetCell(value));
  return /[",\r\n]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell;
}
