import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { Workbook } from 'exceljs';
import { readMessages, type ReadLine } from './message-reader';

const folder = mkdtempSync(join(tmpdir(), 'messages-'));
afterAll(() => rmSync(folder, { recursive: true }));

const LINES = 20_000;

setFlagsFromString('--expose-gc');
const sweep: () => void = runInNewContext('gc');
/** What is still held once everything that can be swept has been: the same on a fast machine and on a slow one. */
function heldBytes(): number {
  sweep();
  return process.memoryUsage().heapUsed;
}

async function read(name: string, content: string | Buffer): Promise<ReadLine[]> {
  const path = join(folder, name);
  writeFileSync(path, content);
  const lines: ReadLine[] = [];
  for await (const line of readMessages(path)) lines.push(line);
  return lines;
}

/** `3:m3` for a message taken, `4:reason` for one refused. */
function told(lines: ReadLine[]): string[] {
  return lines.map((line) => `${line.line}:${'message' in line ? line.message.id : line.refused}`);
}

const json = (id: string, text = '路灯不亮') => JSON.stringify({ id, text, at: '2020/01/04 11:17', down: 0 });
const HEAD = '编号,标题,时间,内容,经度,纬度,点赞数\n';
// "编号,时间,内容\n1,2020/1/4 11:17,路灯" as Chinese Excel saves it.
const GBK = Buffer.concat([
  Buffer.from('b1e0bac52ccab1bce42cc4dac8dd0a', 'hex'),
  Buffer.from('1,2020/1/4 11:17,'),
  Buffer.from('c2b7b5c6', 'hex'),
]);

describe('messages as JSON lines', () => {
  it('reads on after broken, foreign and wrongly encoded lines, and numbers each', async () => {
    const bad = Buffer.concat([
      Buffer.from('\n{"id":"m5","text":"'),
      Buffer.from('c2b7b5c6', 'hex'),
      Buffer.from('"}\n'),
    ]);
    const content = Buffer.concat([
      Buffer.from(`\ufeff${json('m1')}\r\n\n{"id":"m3\n[1]`),
      bad,
      Buffer.from(json('m6')),
    ]);
    expect(told(await read('mixed.jsonl', content))).toEqual([
      '1:m1',
      '3:不是一条完整的 JSON 记录',
      '4:不是一条完整的 JSON 记录',
      '5:编码不是 UTF-8，请另存为 UTF-8 后再导入',
      '6:m6',
    ]);
  });

  it('skips a line of more than 1 MB and goes on', async () => {
    const content = [json('m1'), json('m2', '长'.repeat(500_000)), json('m3')].join('\n');
    expect(told(await read('huge.jsonl', content))).toEqual(['1:m1', '2:这一行超过 1 MB，已跳过', '3:m3']);
  });

  it('reads a packed file, and says where a torn one breaks off', async () => {
    const packed = gzipSync([json('m1'), json('m2')].join('\n'));
    expect(told(await read('whole.jsonl.gz', packed))).toEqual(['1:m1', '2:m2']);
    const torn = await read('torn.jsonl.gz', packed.subarray(0, -12));
    expect(told(torn).at(-1)).toMatch(/文件损坏或不完整/);
    expect(told(await read('fake.jsonl.gz', 'not packed'))[0]).toMatch(/^1:文件损坏/);
  });
});

describe('messages as CSV', () => {
  it('takes Chinese headings, quoted line breaks and commas, and true line numbers', async () => {
    const rows =
      '1,路灯,2020/01/04 11:17,"第一行,\n""第二行""",112.9,28.2,5\n\n2,井盖,坏时间,内容,,,\n3,,2020/1/5 8:00,好,,,\n';
    const lines = await read('quoted.csv', `\ufeff${HEAD}${rows}`);
    expect(told(lines)).toEqual(['2:1', '5:时间看不懂：坏时间', '6:3']);
    expect(lines[0]).toEqual({
      line: 2,
      message: {
        id: '1',
        user: '',
        title: '路灯',
        at: Date.UTC(2020, 0, 4, 3, 17),
        text: '第一行,\n"第二行"',
        place: { point: { lng: 112.9, lat: 28.2 } },
      },
    });
  });

  it('reads GBK, and refuses only the line whose bytes are neither', async () => {
    expect(await read('gbk.csv', GBK)).toMatchObject([{ line: 2, message: { id: '1', text: '路灯' } }]);
    const broken = Buffer.concat([
      Buffer.from(`${HEAD}1,,2020/1/4,`),
      Buffer.from([0xff, 0xfe]),
      Buffer.from('\n2,,2020/1/4,好\n'),
    ]);
    expect(told(await read('broken.csv', broken))).toEqual(['2:含有无法识别的字节（编码有误）', '3:2']);
  });

  it('skips a line of more than 1 MB and goes on', async () => {
    const content = `${HEAD}1,,2020/1/4,好\n2,,2020/1/4,${'x'.repeat(1_100_000)}\n3,,2020/1/4,好\n`;
    expect(told(await read('huge.csv', content))).toEqual(['2:1', '3:这一行超过 1 MB，已跳过', '4:3']);
  });

  it('stops with a reason where a quote is never closed', async () => {
    const lines = told(
      await read('open.csv', `${HEAD}1,,2020/1/4,好\n2,,2020/1/4,"没完\n${'x\n'.repeat(700_000)}`),
    );
    expect(lines).toEqual(['2:1', '3:引号没有闭合，从这一行起读不下去']);
  });

  it('refuses a table without the needed headings, once', async () => {
    expect(told(await read('head.csv', 'a,b,时间\n1,2,3\n4,5,6\n'))).toEqual([
      '1:表头缺少：编号（id）、内容（text）',
    ]);
    expect(await read('empty.csv', '')).toEqual([]);
  });
});

describe('messages as XLSX', () => {
  async function workbook(): Promise<Buffer> {
    const book = new Workbook();
    const sheet = book.addWorksheet('留言');
    sheet.addRow(['编号', '用户', '时间', '内容', '地点']);
    sheet.addRow([7, '李', new Date(Date.UTC(2020, 0, 4, 11, 17)), '路灯不亮', '人民路']);
    sheet.addRow([]);
    sheet.addRow(['8', '王', '2020/01/04 11:17', { richText: [{ text: '井盖' }, { text: '松了' }] }]);
    sheet.addRow(['9', '张', '2020/01/04 11:17', '']);
    book.addWorksheet('另一张').addRow(['不读']);
    return Buffer.from(await book.xlsx.writeBuffer());
  }

  it('reads dates as town time, rich text as text, and refuses by row number', async () => {
    const at = Date.UTC(2020, 0, 4, 3, 17);
    const lines = await read('sheet.xlsx', await workbook());
    expect(lines).toEqual([
      {
        line: 2,
        message: { id: '7', user: '李', title: '', at, text: '路灯不亮', place: { address: '人民路' } },
      },
      { line: 4, message: { id: '8', user: '王', title: '', at, text: '井盖松了' } },
      { line: 5, refused: '内容为空' },
    ]);
    expect(await read('sheet.xlsx.gz', gzipSync(await workbook()))).toEqual(lines);
  });

  it('says that something else was only named .xlsx', async () => {
    expect(told(await read('fake.xlsx', 'this is no workbook'))[0]).toMatch(/^1:/);
  });
});

describe('any file', () => {
  it('refuses an unknown ending and a missing file loudly', async () => {
    await expect(read('letter.docx', 'x')).rejects.toThrow('不认识这种文件');
    const missing = readMessages(join(folder, 'none.jsonl.gz'));
    await expect(missing[Symbol.asyncIterator]().next()).rejects.toThrow('ENOENT');
  });

  it.each(['big.jsonl', 'big.csv'])('reads %s in little memory, telling how far it is', async (name) => {
    const text = '路灯不亮，请处理。'.repeat(12);
    const lines = Array.from({ length: LINES }, (_, at) =>
      name.endsWith('csv') ? `m${at},2020/01/04 11:17,${text}\n` : `${json(`m${at}`, text)}\n`,
    );
    const path = join(folder, name);
    writeFileSync(path, name.endsWith('csv') ? `编号,时间,内容\n${lines.join('')}` : lines.join(''));
    lines.length = 0;
    const progress: number[] = [];
    let size = 0;
    let messages = 0;
    let most = 0;
    const onBytes = (done: number, total: number) => {
      progress.push(done);
      size = total;
    };
    const before = heldBytes();
    for await (const line of readMessages(path, { onBytes })) {
      if ('message' in line) messages += 1;
      if (messages % 4_000 === 0) most = Math.max(most, heldBytes() - before);
    }
    expect(messages).toBe(LINES);
    expect(progress.at(-1)).toBe(size);
    // Rows that were kept would be some 8 MB.
    expect(size).toBeGreaterThan(6_000_000);
    expect(most).toBeLessThan(3_000_000);
  });
});
