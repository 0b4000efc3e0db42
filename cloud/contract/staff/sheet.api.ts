import { create, get, post } from '../route';
import type { SheetInput } from './sheet.schema';

export const SHEET_KINDS = { units: '单位', people: '人员', posts: '岗位' } as const;
export type SheetKind = keyof typeof SHEET_KINDS;
export const SHEET_MOST_ROWS = 5000;

/** What a sheet would do. With errors nothing can be imported: it is all or nothing. */
export interface SheetCheck {
  rows: number;
  errors: { line: number; says: string }[];
  /** Errors beyond the first 200 are only counted. */
  errorCount: number;
}
export interface SheetDone {
  rows: number;
  /** Initial passwords of imported people, shown here and never again. Absent when the call was a repeat. */
  passwords?: { account: string; name: string; password: string }[];
}
/** An XLSX in base64. */
export interface SheetTemplate {
  name: string;
  workbook: string;
}

type Nothing = Record<never, never>;
const of = (kind: SheetKind) => ({
  template: get<Nothing, SheetTemplate>(`/sheets/${kind}/template`),
  check: post<SheetInput, SheetCheck>(`/sheets/${kind}/check`),
  take: create<SheetInput, SheetDone>(`/sheets/${kind}`),
});

/** Units and people are the system administrator's, posts the security administrator's. */
export const sheetApi = { units: of('units'), people: of('people'), posts: of('posts') };
