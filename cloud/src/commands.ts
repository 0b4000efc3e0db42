import path from 'node:path';
import { SingleBar } from 'cli-progress';
import { openApplication } from './application';
import { CaseAudit } from './case/case.audit';
import { learnFromFile } from './category/category.learn-run';
import { importFile } from './hub/import-run';
import { MessageImport } from './hub/message-import';
import { Relearning } from './insight/relearning';
import { readSettings } from './kernel/settings';

type Say = (line: string) => void;
type Command = (args: readonly string[], say: Say) => Promise<number>;

const USAGE = `用法：
  npm run import -- 文件               导入留言（CSV、XLSX、JSONL，可带 .gz）；可随时中断，再运行即接着导
  npm run learn -- 文件 [--topics CSV] [--unlabelled 文件]…   用已分类的留言检验并训练，给出准确率与宏平均 F1
  npm run learn                        用本单位已结案件重新训练类别推荐
  npm run verify                       逐件核验留痕、时限重放与计数`;

/** Imports a file of messages with a progress bar; refused lines go to a report beside the data. */
const importMessages: Command = async ([file], say) => {
  if (file === undefined) return wrong(say);
  const settings = readSettings(process.env);
  const { container, stop } = await openApplication(settings);
  const bar = new SingleBar({
    format: '导入 {bar} {percentage}%  新收 {taken}  已有 {known}  拒收 {refused}',
    hideCursor: true,
    noTTYOutput: true,
    notTTYSchedule: 5000,
  });
  const refusedFile = path.join(settings.dataDir, `${path.basename(file)}.refused.txt`);
  bar.start(100, 0, { taken: 0, known: 0, refused: 0 });
  try {
    const messages = await container.getAsync(MessageImport);
    const result = await importFile(messages, {
      file,
      refusedFile,
      onProgress: (share, sofar) => bar.update(Math.floor(share * 100), sofar),
    });
    bar.update(100, { ...result });
    bar.stop();
    say(
      `新收 ${result.taken} 件，已有 ${result.known} 件，拒收 ${result.refused} 行${result.refused ? `（行号与原因见 ${refusedFile}）` : ''}。`,
    );
    return 0;
  } finally {
    bar.stop();
    await stop();
  }
};

const learn: Command = async (args, say) => {
  const [labelled] = args;
  if (labelled !== undefined && !labelled.startsWith('--')) {
    const topics = valuesOf(args, '--topics')[0];
    await learnFromFile({
      labelled,
      ...(topics ? { topics } : {}),
      unlabelled: valuesOf(args, '--unlabelled'),
      out: say,
    });
    return 0;
  }
  const { container, stop } = await openApplication(readSettings(process.env));
  try {
    const { cases, categories } = await (await container.getAsync(Relearning)).run();
    say(
      cases === 0
        ? '还没有可供学习的已结案件。'
        : `已用 ${cases} 件已结案件、${categories} 个类别重新训练类别推荐。`,
    );
    return 0;
  } finally {
    await stop();
  }
};

const verify: Command = async (_args, say) => {
  const { container, stop } = await openApplication(readSettings(process.env));
  try {
    const audit = await container.getAsync(CaseAudit);
    let cases = 0;
    let wrong = 0;
    for await (const finding of audit.findings(() => cases++)) {
      wrong++;
      say(`${finding.no}  ${finding.says}`);
    }
    say(
      wrong === 0 ? `核验 ${cases} 件：留痕、时限与计数全部一致。` : `核验 ${cases} 件：${wrong} 处不一致。`,
    );
    return wrong === 0 ? 0 : 1;
  } finally {
    await stop();
  }
};

const COMMANDS: Record<string, Command> = { import: importMessages, learn, verify };

function valuesOf(args: readonly string[], name: string): string[] {
  return args.flatMap((arg, index) => (arg === name ? (args[index + 1] ?? []) : []));
}

function wrong(say: Say): number {
  say(USAGE);
  return 2;
}

async function main([name = '', ...args]: readonly string[]): Promise<number> {
  const say: Say = (line) => process.stdout.write(`${line}\n`);
  const command = COMMANDS[name];
  return command ? command(args, say) : wrong(say);
}

if (require.main === module) {
  main(process.argv.slice(2)).then(
    (code) => process.exit(code),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exit(1);
    },
  );
}
