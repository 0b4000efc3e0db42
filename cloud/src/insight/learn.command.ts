import type { IMidwayContainer } from '@midwayjs/core';
import { formatReport } from '../category/category.learn-report';
import { measureOnFile, type MeasureOnFile } from '../category/category.learn-run';
import { Relearning } from './relearning';

interface Told {
  readonly say: (line: string) => void;
  /** Folds judged, of how many. */
  readonly onProgress: (done: number, total: number) => void;
}

type Files = Omit<MeasureOnFile, 'out' | 'onProgress'>;

/** Measures on a labelled file; nothing of it is kept. Gives the exit code. */
export async function measureFile(files: Files, { say, onProgress }: Told): Promise<number> {
  await measureOnFile({ ...files, out: say, onProgress });
  return 0;
}

/** Measures on the deployment's own closed cases, then trains on all of them and keeps the model. Gives the exit code. */
export async function learnFromCases(
  container: IMidwayContainer,
  { say, onProgress }: Told,
): Promise<number> {
  const relearning = await container.getAsync(Relearning);
  const measured = await relearning.measure(onProgress);
  if (measured.repeated > 0) say(`有 ${measured.repeated} 件与别的案件文字、类别都相同，检验时只算一次。`);
  if (measured.report) say(formatReport(measured.report));
  else
    say(
      `已结案件里文字不同的只有 ${measured.samples} 件、${measured.categories} 个类别，样本太少，不作检验（至少要 ${measured.needed} 件、2 个类别）。`,
    );
  say('');
  const { cases, categories } = await relearning.run();
  say(
    cases === 0
      ? '还没有可供学习的已结案件。'
      : `已用 ${cases} 件已结案件、${categories} 个类别重新训练类别推荐。`,
  );
  return 0;
}
