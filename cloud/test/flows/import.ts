import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { CaseRow } from '../../contract/case/case.api';
import { CaseAudit } from '../../src/case/case.audit';
import { importFile, type ImportResult } from '../../src/hub/import-run';
import { isSourceName, MessageImport } from '../../src/hub/message-import';
import { Clock } from '../../src/kernel/clock';
import { Database } from '../../src/kernel/database';
import { LAMP_PLACE, type Person, type Story } from '../build';

/** Citizens' messages from elsewhere, through the same service as the phone. */
export const importing: Story = (town) => {
  const folder = mkdtempSync(join(tmpdir(), 'one-net-import-'));
  const refusedFile = join(folder, 'refused.txt');
  let wang: Person, zhang: Person;

  beforeAll(async () => {
    wang = await town().staff('wang');
    zhang = await town().staff('zhang');
  });

  const run = async (name: string, lines: readonly unknown[], source?: string): Promise<ImportResult> => {
    const file = join(folder, name);
    writeFileSync(
      file,
      gzipSync(lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n')),
    );
    return importFile(await town().container.getAsync(MessageImport), {
      file,
      refusedFile,
      ...(source === undefined ? {} : { source }),
      onProgress: () => undefined,
    });
  };
  const message = (id: string, more: object = {}) => ({
    id,
    user: 'U1',
    title: '反映道路问题',
    at: '2019-11-02T10:00:00+08:00',
    text: `${id} 路口积水多日，无人处理`,
    ...more,
  });

  /** The number of the one that waits for a place with these words. */
  const waiting = async (words: string): Promise<string> => {
    const { body } = await wang.get<{ rows: CaseRow[] }>('/cases?scope=desk&unplaced=1&size=100');
    return body.rows.find((row) => row.text.includes(words))?.no ?? '';
  };
  /** Line number and reason of what the last run refused. */
  const refusals = (): string[][] =>
    readFileSync(refusedFile, 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split('\t'));

  it('takes each message once, however often the file is run', async () => {
    const lines = [message('a1'), message('a2', { place: LAMP_PLACE }), message('a3')];
    expect(await run('one.jsonl.gz', lines)).toEqual({ taken: 3, known: 0, refused: 0 });
    expect(await run('one.jsonl.gz', [...lines, message('a4')])).toEqual({ taken: 1, known: 3, refused: 0 });
  });

  it('names the lines it refuses, and takes the others', async () => {
    const result = await run('two.jsonl.gz', [
      message('b1'),
      '{broken',
      message('b2', { text: '' }),
      message('b3', { place: { lng: 1, lat: 1 } }),
    ]);
    expect(result).toEqual({ taken: 1, known: 0, refused: 3 });
    const report = refusals();
    expect(report.map(([line]) => line)).toEqual(['2', '3', '4']);
    expect(report[2]?.[1]).toContain('不在本区范围内');
  });

  it('checks a line as it checks the phone', async () => {
    const result = await run('strict.jsonl.gz', [
      message('d1', { text: 'NUL 在\0里面' }),
      message('d2', { title: '', text: '\ud83d 半个字' }),
      message('d3', { title: '', text: '灯' }),
      message('d4', { title: '', text: '\u200b\u200b\u200b' }),
      message('d5', { at: '2999-01-01T00:00:00+08:00' }),
      message('d6', { at: '1949-09-30T23:59:59+08:00' }),
      message('d7', { at: '0000-01-01 00:00' }),
      message('d8', { place: { lng: 'x', lat: 1 } }),
      message('d9', { text: `积水${'。'.repeat(3000)}`, at: '1949-10-01T00:00:00+08:00' }),
    ]);
    expect(result).toEqual({ taken: 1, known: 0, refused: 8 });
    expect(refusals().map(([line, why]) => `${line} ${why}`)).toEqual([
      '1 填写的内容有误：含有无法保存的字符',
      '2 填写的内容有误：含有无法保存的字符',
      '3 填写的内容有误：请至少填写 2 个字',
      expect.stringMatching(/^4 填写的内容有误：/),
      '5 填写的内容有误：时间在将来',
      '6 填写的内容有误：时间早于 1949 年 10 月 1 日',
      '7 没有这个时间：0000-01-01 00:00',
      '8 经纬度不对：x, 1',
    ]);
  });

  it('refuses a known number with other words by its line, and keeps two sources apart', async () => {
    const own = message('e1');
    const other = message('e1', { text: '同一个编号，说的是另一件事' });
    expect(await run('same.jsonl.gz', [own, own])).toEqual({ taken: 1, known: 1, refused: 0 });
    expect(await run('other.jsonl.gz', [message('e0'), other])).toEqual({ taken: 1, known: 0, refused: 1 });
    expect(refusals()).toEqual([
      ['2', expect.stringMatching(/来源编号 e1 已经导入过，而内容不同.*--source/)],
    ]);
    expect(await run('other.jsonl.gz', [other], '人民网')).toEqual({ taken: 1, known: 0, refused: 0 });
    expect(await run('other.jsonl.gz', [other], '人民网')).toEqual({ taken: 0, known: 1, refused: 0 });
    const no = await waiting('同一个编号');
    expect((await wang.sees(no)).events[0]?.facts).toEqual([
      { label: '来源', value: '人民网' },
      { label: '留言时间', value: '2019-11-02 10:00' },
    ]);
    // Whoever is called so there is somebody else.
    const database = await town().container.getAsync(Database);
    const people = await database.read<{ reporterId: number }>(
      "SELECT DISTINCT reporterId FROM cases WHERE sourceId = 'e1'",
    );
    expect(people).toHaveLength(2);
    expect(['人民网', '12345', 'import'].map(isSourceName)).toEqual([true, true, true]);
    expect(['resident', 'grid', '', ' a', '太长'.repeat(11)].map(isSourceName)).not.toContain(true);
  });

  it('begins the clock when a message comes in, and keeps the day it was written', async () => {
    const before = (await town().container.getAsync(Clock)).now();
    await run('late.jsonl.gz', [message('f1', { text: '多年以前的一封信' })]);
    const late = await wang.sees(await waiting('多年以前'));
    expect([late.reportedAt, late.no.slice(0, 6)]).toEqual([
      Date.parse('2019-11-02T10:00:00+08:00'),
      '191102',
    ]);
    expect(late.events[0]?.at).toBeGreaterThanOrEqual(before);
    expect(late.enteredAt).toBe(late.events[0]?.at);
    expect(late.dueAt).toBeGreaterThan(before);
    expect(late.lamp).toBe('green');
    expect(late.holds.map(({ from }) => from)).toEqual([late.events[0]?.at]);
    expect(late.holds[0]?.workingMinutes).toBeLessThan(60);
  });

  it('lets what has no place wait for one, and carries it on from there', async () => {
    await run('three.jsonl.gz', [message('c1', { text: '幸福里门口积水，老人出行不便' })]);
    const no = await waiting('幸福里');
    expect((await wang.takes(no, 'file')).body.error).toMatchObject({
      code: 'stepRefused',
      message: expect.stringContaining('标出位置'),
    });
    await wang.does(no, 'place', { place: LAMP_PLACE });
    await wang.does(no, 'amend', { categoryCode: '200111' });
    expect((await wang.does(no, 'file')).stateLabel).toBe('待派遣');
    expect((await zhang.sees(no)).community?.name).toContain('社区');
  });

  it('leaves trail, clock and counters in agreement', async () => {
    const audit = await town().container.getAsync(CaseAudit);
    const findings = [];
    for await (const finding of audit.findings()) findings.push(finding);
    expect(findings).toEqual([]);
  });
};
