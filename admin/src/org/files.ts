import { csvLine } from '@contract/spreadsheet-cell';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** `String.fromCharCode` takes so many arguments, no more. */
const CHUNK = 0x8000;

/** The bytes of a file as base64. */
export async function base64Of(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let from = 0; from < bytes.length; from += CHUNK)
    text += String.fromCharCode(...bytes.subarray(from, from + CHUNK));
  return btoa(text);
}

/** Hands a workbook in base64 to the browser's downloads. */
export function saveWorkbook(name: string, base64: string) {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  save(name, new Blob([bytes], { type: XLSX }));
}

/** A table as CSV that Excel reads as UTF-8, and in which nothing is calculated. */
export function saveCsv(name: string, rows: readonly (readonly string[])[]) {
  save(name, new Blob(['\uFEFF', ...rows.map(csvLine)], { type: 'text/csv;charset=utf-8' }));
}

function save(name: string, blob: Blob) {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
