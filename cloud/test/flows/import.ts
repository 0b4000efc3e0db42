import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { CaseRow } from '../../contract/case/case.api';
import { CaseAudit } from '../../src/case/case.audit';
import { importFile, type ImportResult } from '../../src/hub/import-run';
import { MessageImport } from '../../src/hub/message-import';
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

  const run = async (name: string, lines: readonly unknown[]): Promise<ImportResult> => {
    const file = join(folder, name);
    writeFileSync(
      file,
      gzipSync(lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n')),
    );
    return importFile(await town().container.getAsync(MessageImport), {
      file,
      refusedFile,
      onProgress: () => undefined,
    });
  };
  const message = (id: string, more: object = {}) => ({
    id,
    user: 'U1',
    title: '反映道路问题',
    at: '2026-11-02T10:00:00+08:00',
    text: `${id} 路口积水多日，无人处理`,
    ...more,
  });

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
    const report = readFileSync(refusedFile, 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split('\t'));
    expect(report.map(([line]) => line)).toEqual(['2', '3', '4']);
    expect(report[2]?.[1]).toContain('不在本区范围内');
  });

  it('lets what has no place wait for one, and carries it on from there', async () => {
    await run('three.jsonl.gz', [message('c1', { text: '幸福里门口积水，老人出行不便' })]);
    const { body } = await wang.get<{ rows: CaseRow[] }>('/cases?scope=desk&unplaced=1');
    const no = body.rows.find((row) => row.text.includes('幸福里'))?.no ?? '';
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
