import { Workbook } from 'exceljs';
import { loadAsync } from 'jszip';
import { cellText, firstSheetOf } from './workbook';

const words = async (bytes: Buffer): Promise<string[][]> =>
  (await firstSheetOf(bytes)).map(({ cells }) => cells.map((cell) => cellText(cell, String)));

async function workbook(): Promise<Buffer> {
  const book = new Workbook();
  book.addWorksheet('表').addRows([
    ['名称', '编码'],
    ['路灯管理所', 7001],
  ]);
  book.addWorksheet('不读').addRow(['别的']);
  return Buffer.from(await book.xlsx.writeBuffer());
}

describe('a workbook', () => {
  it('gives the first sheet whole, whatever the order of the parts in the archive', async () => {
    const archive = await loadAsync(await workbook());
    const workbookPart = await archive.file('xl/workbook.xml')?.async('string');
    archive.remove('xl/workbook.xml').file('xl/workbook.xml', workbookPart ?? '');
    const shuffled = await archive.generateAsync({ type: 'nodebuffer' });
    const told = [
      ['名称', '编码'],
      ['路灯管理所', '7001'],
    ];
    const reads = Array.from({ length: 40 }, (_, at) => words(at % 2 ? shuffled : Buffer.from(shuffled)));
    expect(new Set((await Promise.all(reads)).map((rows) => JSON.stringify(rows)))).toEqual(
      new Set([JSON.stringify(told)]),
    );
    expect(await words(await workbook())).toEqual(told);
  });

  it('refuses what only carries the name, and another archive', async () => {
    await expect(words(Buffer.from('not a workbook'))).rejects.toThrow('不是 XLSX 工作簿');
    const archive = await loadAsync(await workbook());
    const other = await archive.remove('xl').generateAsync({ type: 'nodebuffer' });
    await expect(words(other)).rejects.toThrow(/工作簿/);
  });

  it('refuses an archive that would unpack to more than memory should hold', async () => {
    const archive = await loadAsync(await workbook());
    archive.file('xl/media/zeros.bin', Buffer.alloc(201 * 1024 * 1024));
    const bomb = await archive.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
    expect(bomb.length).toBeLessThan(1024 * 1024);
    await expect(words(bomb)).rejects.toThrow('太大');
  });
});
