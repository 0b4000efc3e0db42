import ExcelJS from 'exceljs';
import { tellTown } from '../../database/town/tell-town';
import { Database } from '../../src/kernel/database';
import { SHEET_COLUMNS } from '../../src/staff/sheet.columns';
import { APPIDS, type Booted } from '../support/application';

const CASES = 40;
const DEAD_LETTERS = 30;
const NEWCOMERS = 100;

/** What chance alone would never hit upon. */
export interface Town {
  /** Of people whom WeChat knows, in the residents' program. */
  readonly wechatCodes: readonly string[];
  /** Base64. */
  readonly workbooks: readonly string[];
}

/** The demonstration town with some cases, and with what a day of work would leave behind. */
export async function fuzzTown({ container, wechat }: Booted): Promise<Town> {
  await tellTown(container, { cases: CASES });
  const database = await container.getAsync(Database);
  const letter = { topic: 'wechat.message', body: '{}', state: 'dead', attempts: 8, dueAt: 1, createdAt: 1 };
  await database.unitOfWork(async (uow) => {
    for (let i = 0; i < DEAD_LETTERS; i++) await uow.insert('delivery', letter);
  });
  const people = Array.from({ length: NEWCOMERS }, (_, i) => `newcomer-${i}`);
  return {
    wechatCodes: people.map((person) => wechat.codeFor(person, APPIDS.resident)),
    workbooks: await Promise.all(Object.values(SHEET_COLUMNS).map(workbookOf)),
  };
}

/** With one line that means nothing: it is for the import to say so. */
async function workbookOf(columns: (typeof SHEET_COLUMNS)['units']): Promise<string> {
  const workbook = new ExcelJS.Workbook();
  const names = columns.map(({ name }) => name);
  workbook.addWorksheet('表').addRows([names, names.map(() => '无')]);
  return Buffer.from(await workbook.xlsx.writeBuffer()).toString('base64');
}
