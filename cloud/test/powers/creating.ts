import ExcelJS from 'exceljs';
import { SHEET_COLUMNS } from '../../src/staff/sheet.columns';
import type { Sample } from './samples';
import type { Thing } from './thing';

const LATER = 4_000_000_000_000;
const PLACE = { lng: 122.07, lat: 41.12 };

/** How somebody with the power makes something, where no stranger's request (SAMPLES) says it. */
export const CREATING: Record<string, (thing: Thing) => readonly Sample[]> = {
  'POST /cases': () => [{ sent: { text: '路灯不亮', place: PLACE } }],
  'POST /case-views': () => [{ sent: { name: '我的', query: {} } }],
  'POST /reply-templates': () => [{ sent: { name: '我的', form: 'words', words: '已办好' } }],
  'POST /me/data/correction': () => [{ sent: { words: '名字写错了' } }],
  'POST /people/:id/data-requests': ({ reporterId }) => [
    { path: { id: reporterId }, sent: { kind: 'copy', reason: '来窗口提出，核对过身份证' } },
  ],
  'POST /staff': () => [{ sent: { account: 'newcomer.one', name: '新来的' } }],
  'POST /staff/:personId/posts': ({ handlerId, handlersUnitId }) => [
    { path: { personId: handlerId }, sent: { post: 'leader', unitId: handlersUnitId } },
  ],
  'POST /staff/:id/transfer': ({ handlerId, handlersUnitId }) => [
    {
      path: { id: handlerId },
      sent: { leave: [], take: [{ post: 'leader', unitId: handlersUnitId }], words: '接任' },
    },
  ],
  'POST /org/units': ({ communityId }) => [
    { sent: { kind: 'enterprise', parentId: communityId, name: '新公司' } },
  ],
  'POST /volunteer/certificates': () => [{ sent: { from: 1, to: 2 } }],
  'POST /volunteer/orders': () => [
    { sent: { kind: 'care', words: '想请人理发', place: PLACE, wantedFrom: LATER, wantedTo: LATER + 1 } },
  ],
};

/** A sheet of each kind with one line, all wrong. */
export async function sheetsToTake(): Promise<Record<string, readonly Sample[]>> {
  const samples: Record<string, readonly Sample[]> = {};
  for (const [kind, columns] of Object.entries(SHEET_COLUMNS)) {
    const book = new ExcelJS.Workbook();
    const names = columns.map(({ name }) => name);
    book.addWorksheet(kind).addRows([names, names.map(() => '无')]);
    const workbook = Buffer.from(await book.xlsx.writeBuffer()).toString('base64');
    samples[`POST /sheets/${kind}`] = [{ sent: { workbook } }];
  }
  return samples;
}
