import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { crossValidate } from './category.learn-check';
import { stratifiedFolds } from './category.learn-folds';
import { measure } from './category.learn-figures';
import { formatReport } from './category.learn-report';
import { measureOnFile } from './category.learn-run';
import type { LearnerSample } from './category.learner';

const PLACES = ['人民路', '解放路', '东门', '西街', '学校门口', '菜场', '公园', '河边', '车站', '医院'];
const SAMPLES: LearnerSample[] = PLACES.flatMap((place) => [
  { words: `${place}路灯不亮`, label: '路灯' },
  { words: `${place}垃圾没人清`, label: '垃圾' },
]);

describe('the honest check', () => {
  it('spreads every label evenly over the folds, the same for one seed and not for another', () => {
    const labels = SAMPLES.map(({ label }) => (label === '路灯' ? 0 : 1));
    const foldOf = stratifiedFolds(labels, 5, 1);
    for (const label of [0, 1]) {
      const sizes = [0, 1, 2, 3, 4].map(
        (fold) => foldOf.filter((f, at) => f === fold && labels[at] === label).length,
      );
      expect(sizes).toEqual([2, 2, 2, 2, 2]);
    }
    expect(stratifiedFolds(labels, 5, 1)).toEqual(foldOf);
    expect(stratifiedFolds(labels, 5, 2)).not.toEqual(foldOf);
  });

  it('finds what can be learnt', async () => {
    const report = await crossValidate(SAMPLES, { seeds: [1, 2] });
    expect(report.accuracy).toBe(1);
    expect(report.macroF1).toBe(1);
    expect(report.confusion).toEqual([
      [10, 0],
      [0, 10],
    ]);
  });

  it('is not fooled by labels that follow nothing: a message is never judged by its own label', async () => {
    // Each text is unlike every other one, so only a leak could make the guesses right.
    const words = ['苹果', '香蕉', '葡萄', '西瓜', '草莓', '樱桃', '荔枝', '柠檬', '石榴', '菠萝'];
    const noise = words.map((word, at) => ({ words: word, label: at % 2 ? '甲' : '乙' }));
    expect((await crossValidate(noise)).accuracy).toBeLessThanOrEqual(0.6);
  });

  it('chooses its settings without looking at the fold it is judged on, and tells the same twice', async () => {
    const candidates = [
      { leadWeight: 1, labelWordWeight: 1, rarityPower: 0 },
      { leadWeight: 6, labelWordWeight: 6, rarityPower: 1 },
    ];
    const once = await crossValidate(SAMPLES, { candidates });
    expect(once).toEqual(await crossValidate(SAMPLES, { candidates }));
  });

  it('counts precision, recall and F1 by hand-checked figures', () => {
    const { perLabel, accuracy, macroF1 } = measure(['甲', '乙'], [0, 0, 0, 1], [0, 0, 1, 1]);
    expect(accuracy).toBe(0.75);
    expect(perLabel[0]).toEqual({ label: '甲', support: 3, precision: 1, recall: 2 / 3, f1: 0.8 });
    expect(perLabel[1]).toEqual({ label: '乙', support: 1, precision: 0.5, recall: 1, f1: 2 / 3 });
    expect(macroF1).toBeCloseTo((0.8 + 2 / 3) / 2, 12);
  });

  it('draws tables whose columns stand under each other, Chinese characters being two wide', async () => {
    const text = formatReport(await crossValidate(SAMPLES, { seeds: [7] }));
    const lines = text.split('\n');
    const start = lines.findIndex((line) => line.startsWith('实际＼建议'));
    const width = (line: string) => [...line].reduce((sum, c) => sum + (c.charCodeAt(0) > 0x2e7f ? 2 : 1), 0);
    expect(new Set(lines.slice(start).map(width)).size).toBe(1);
    expect(text).toContain('宏平均 F1 1.000');
  });
});

describe('the report of few samples', () => {
  it('says of how many categories the figures mean little', async () => {
    const text = formatReport(
      await crossValidate([...SAMPLES, { words: '井盖响', label: '井盖' }], { seeds: [1] }),
    );
    expect(text).toContain('其中 1 个类别不足 5 条，它们的数字只供参考');
  });
});

describe('the report of many labels', () => {
  const many = Array.from({ length: 14 }, (_, at) => `类别${String.fromCharCode(0x4e00 + at)}`);
  const samples = many.flatMap((label, at) =>
    PLACES.map((place) => ({ words: `${place}${at < 2 ? '同样的话' : `${label}有问题`}`, label })),
  );

  it('heads the columns by number, leaves out what never came up, and says what is confused most', async () => {
    const labelWords = new Map([['从未发生', ['从未']]]);
    const text = formatReport(await crossValidate(samples, { labelWords, seeds: [1] }));
    expect(text).toContain('列号即行号');
    expect(text).toMatch(/实际＼建议( +\d+){14}\n/);
    expect(text).not.toContain('从未发生');
    expect(text).toContain('类别 14 个');
    expect(text).not.toContain('只供参考');
    expect(text).toMatch(/最常弄混的\n {2}类别[一丁] 被当作 类别[一丁]：\d+ 条/);
  });
});

describe('measuring on a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'learn-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const jsonl = (rows: object[]) => rows.map((row) => JSON.stringify(row)).join('\n');

  it('reads plain and packed files, leaves out what it was already told, and tells how far it is', async () => {
    const rows = SAMPLES.map(({ words, label }) => ({
      title: words,
      text: `${words}，请处理`,
      topic: label,
    }));
    const labelled = join(folder, 'labelled.jsonl.gz');
    const unlabelled = join(folder, 'stream.jsonl');
    const topics = join(folder, 'topics.csv');
    writeFileSync(labelled, gzipSync(jsonl(rows)));
    writeFileSync(unlabelled, jsonl([...rows.slice(0, 3), { title: '问候', text: '您好，辛苦了' }]));
    writeFileSync(topics, '\ufeff一级,二级,三级\n路灯,照明,其他\n垃圾,清运,垃圾桶\n党务,党建,其他\n');
    const lines: string[] = [];
    const judged: string[] = [];
    await measureOnFile({
      labelled,
      topics,
      unlabelled: [unlabelled],
      out: (l) => lines.push(l),
      onProgress: (done, total) => judged.push(`${done}/${total}`),
    });
    expect(lines.join('\n')).toContain('有 3 条与已标注留言相同');
    expect(lines.join('\n')).toContain('混淆表');
    expect([judged[0], judged.at(-1), judged.length]).toEqual(['1/25', '25/25', 25]);
  });

  it('refuses a file without a single labelled message, and one that is not there', async () => {
    const empty = join(folder, 'empty.jsonl');
    writeFileSync(empty, jsonl([{ title: '问候', text: '您好' }]));
    await expect(measureOnFile({ labelled: empty, out: () => undefined })).rejects.toThrow('无法学习');
    await expect(
      measureOnFile({ labelled: join(folder, 'none.jsonl.gz'), out: () => undefined }),
    ).rejects.toThrow('ENOENT');
  });
});
