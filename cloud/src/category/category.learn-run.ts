import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { LearnerSettings } from './category.learn-count-up';
import { crossValidate } from './category.learn-check';
import { formatReport } from './category.learn-report';
import { CategoryLearner, type LearnerSample } from './category.learner';

export interface MeasureOnFile {
  /** .jsonl or .jsonl.gz with title, text, topic. */
  labelled: string;
  /** CSV, one topic per line from the broad to the narrow; the first column is the label. */
  topics?: string;
  /** .jsonl or .jsonl.gz with title and text. */
  unlabelled?: string[];
  out: (line: string) => void;
  /** Folds judged, of how many: the first measuring, which is the long one. */
  onProgress?: (done: number, total: number) => void;
}

const message = z.object({
  title: z.string().default(''),
  text: z.string().default(''),
  topic: z.string().optional(),
});
type Message = z.infer<typeof message>;

const CATCH_ALL = '其他';
const SAME_BEGINNING = 40;
const CANDIDATES: LearnerSettings[] = [3, 6].flatMap((leadWeight) =>
  [6, 12].flatMap((labelWordWeight) =>
    [0.5, 1].map((rarityPower) => ({ leadWeight, labelWordWeight, rarityPower })),
  ),
);

/** Prints honest figures of how well the learner does on a labelled file; keeps nothing. */
export async function measureOnFile(order: MeasureOnFile): Promise<void> {
  const labelled = await readMessages(order.labelled);
  const samples = labelled.flatMap(toSample);
  if (samples.length === 0) throw new Error(`${order.labelled} 里没有带 topic 的留言，无法学习`);
  const labels = new Set(samples.map(({ label }) => label));
  const labelWords = order.topics ? await readTopics(order.topics, labels) : new Map<string, string[]>();
  const { kept, dropped } = await readUnlabelled(order.unlabelled ?? [], labelled);
  if (dropped > 0) order.out(`未标注语料中有 ${dropped} 条与已标注留言相同，或彼此重复，已剔除。`);

  order.out('【参数在每折的训练部分内部选定】');
  const chosen = { labelWords, unlabelled: kept, candidates: CANDIDATES };
  const { onProgress } = order;
  order.out(formatReport(await crossValidate(samples, { ...chosen, ...(onProgress ? { onProgress } : {}) })));
  order.out('');
  order.out('【对照】');
  const fixed = await crossValidate(samples, { labelWords, unlabelled: kept });
  order.out(`固定的默认参数：${brief(fixed)}`);
  if (labelWords.size > 0) {
    order.out(`不用主题词：${brief(await crossValidate(samples, { unlabelled: kept }))}`);
    order.out(`只用主题词、不学样本：准确率 ${keywordStart(samples, labelWords).toFixed(3)}`);
  }
}

function brief({ accuracy, macroF1 }: { accuracy: number; macroF1: number }): string {
  return `准确率 ${accuracy.toFixed(3)}，宏平均 F1 ${macroF1.toFixed(3)}`;
}

function keywordStart(samples: LearnerSample[], labelWords: Map<string, string[]>): number {
  const model = CategoryLearner.train([], { labelWords });
  const right = samples.filter(({ words, label }) => model.suggest(words, 1)[0]?.label === label);
  return right.length / samples.length;
}

function toSample({ title, text, topic }: Message): LearnerSample[] {
  return topic ? [{ words: asWords({ title, text }), label: topic }] : [];
}

function asWords({ title, text }: { title: string; text: string }): string {
  return title ? `${title.replace(/\s+/g, ' ')}\n${text}` : text;
}

async function readMessages(file: string): Promise<Message[]> {
  const messages: Message[] = [];
  for await (const line of linesOf(file)) if (line.trim()) messages.push(message.parse(JSON.parse(line)));
  return messages;
}

async function* linesOf(file: string): AsyncIterable<string> {
  const raw = createReadStream(file);
  const input = file.endsWith('.gz') ? raw.pipe(createGunzip()) : raw;
  // pipe() does not hand on errors: a missing file would wait for ever.
  if (input !== raw) raw.on('error', (error) => input.destroy(error));
  yield* createInterface({ input, crlfDelay: Infinity });
}

// The same letter often stands in several files; its text must not leak into the check, even without its label.
async function readUnlabelled(
  files: string[],
  labelled: Message[],
): Promise<{ kept: string[]; dropped: number }> {
  const known = new Set(labelled.flatMap(({ title, text }) => [beginning(text), `题:${beginning(title)}`]));
  const kept: string[] = [];
  let dropped = 0;
  for (const file of files) {
    for (const { title, text } of await readMessages(file)) {
      const start = beginning(text);
      if (!start) continue;
      if (known.has(start) || known.has(`题:${beginning(title)}`)) dropped += 1;
      else kept.push(asWords({ title, text }));
      known.add(start);
    }
  }
  return { kept, dropped };
}

function beginning(text: string): string {
  return text.replace(/[^\p{Script=Han}]/gu, '').slice(0, SAME_BEGINNING);
}

async function readTopics(file: string, labels: Set<string>): Promise<Map<string, string[]>> {
  const rows = z
    .array(z.array(z.string()))
    .parse(parse(await readFile(file), { bom: true, relax_column_count: true }));
  const words = new Map<string, string[]>();
  for (const row of rows) {
    const [label = ''] = row;
    if (!labels.has(label)) continue;
    words.set(label, [...(words.get(label) ?? []), ...row.filter((word) => word !== CATCH_ALL)]);
  }
  return words;
}
