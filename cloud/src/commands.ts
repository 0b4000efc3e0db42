import path from 'node:path';
import { parseArgs } from 'node:util';
import { SingleBar } from 'cli-progress';
import { MIGRATIONS } from '../database/migrations/all';
import { openApplication } from './application';
import { verifyAuditExport, verifyAuditLog } from './audit/audit.command';
import { CaseAudit } from './case/case.audit';
import { importMessages } from './hub/import.command';
import { BAD_SOURCE, isSourceName } from './hub/message-import';
import { PeopleSealing } from './identity/people.sealing';
import { learnFromCases, measureFile } from './insight/learn.command';
import { verifyFiles } from './kernel/files.command';
import { readSettings } from './kernel/settings';
import { backupCommand, restoreCommand } from './operations/backup.command';
import { verifyBooks } from './payout/payout.command';
import { verifyVolunteering } from './volunteer/volunteer.command';

type Say = (line: string) => void;
type Command = (args: readonly string[], say: Say) => Promise<number>;

const USAGE = `用法：
  npm run import -- 文件 [--source 来源]   导入留言（CSV、XLSX、JSONL，可带 .gz）；可随时中断，再运行即接着导；几个来源各有编号时写明来源
  npm run learn                        用本单位已结案件检验（准确率、宏平均 F1、混淆表），再重新训练类别推荐
  npm run learn -- 文件 [--topics CSV] [--unlabelled 文件]…   只用已分类的留言检验学习方法，什么都不保存
  npm run verify                       逐件核验留痕、时限重放与计数，并核验志愿服务的留痕、审计日志、积分与资金账
  npm run verify -- --files            另外逐个读出照片与视频，核对摘要（要读全部照片，较慢）
  npm run verify -- 文件.csv [公钥]    核验导出的审计日志的签名（同名 .sig 放在旁边）
  npm run rotate-keys                  用 DATA_KEYS 的第一把密钥重新封存全部个人信息；可随时中断再续
  npm run backup -- --to 文件夹 [--without-keys]   备份数据库、照片与（用 BACKUP_PASSPHRASE 封存的）密钥；服务可以照常运行
  npm run restore -- --from 文件夹 [--replace]   恢复到现在设置的数据库（可以是另一种）；先停服务`;

const importCommand: Command = async (args, say) => {
  const options = { source: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const [file] = positionals;
  if (file === undefined) return wrong(say);
  if (values.source !== undefined && !isSourceName(values.source)) {
    say(BAD_SOURCE);
    return 2;
  }
  const settings = readSettings(process.env);
  const refusedFile = path.join(settings.dataDir, `${path.basename(file)}.refused.txt`);
  const { container, stop } = await openApplication(settings);
  try {
    return await importMessages(container, { file, ...values, refusedFile }, say);
  } finally {
    await stop();
  }
};

const learn: Command = async (args, say) => {
  const options = { topics: { type: 'string' }, unlabelled: { type: 'string', multiple: true } } as const;
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const [labelled] = positionals;
  if (labelled !== undefined)
    return withBar('检验', say, (told) => measureFile({ labelled, ...values }, told));
  if (args.length > 0) return wrong(say);
  const { container, stop } = await openApplication(readSettings(process.env));
  try {
    return await withBar('检验', say, (told) => learnFromCases(container, told));
  } finally {
    await stop();
  }
};

const verify: Command = async (args, say) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { files: { type: 'boolean' } },
    allowPositionals: true,
  });
  const [file, key] = positionals;
  const settings = readSettings(process.env);
  if (file !== undefined) return verifyAuditExport(file, key, settings.dataDir, say) ? 0 : 1;
  const { container, stop } = await openApplication(settings);
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
    const trailsHold = await verifyVolunteering(container, say);
    const logHolds = await verifyAuditLog(container, say);
    const booksHold = await verifyBooks(container, say);
    const filesHold = !values.files || (await verifyFiles(container, say));
    return wrong === 0 && trailsHold && logHolds && booksHold && filesHold ? 0 : 1;
  } finally {
    await stop();
  }
};

/** Seals all personal data with the first key of DATA_KEYS; may be broken off and run again. */
const rotateKeys: Command = async (_args, say) => {
  const { container, stop } = await openApplication(readSettings(process.env));
  try {
    let looked = 0;
    const sealing = await container.getAsync(PeopleSealing);
    const sealed = await sealing.rotate((rows) => {
      looked += rows;
      if (looked % 10_000 < rows) say(`已看过 ${looked} 行`);
    });
    say(`看过 ${looked} 行，重新封存 ${sealed} 行。现在可以从 DATA_KEYS 里去掉旧密钥了。`);
    return 0;
  } finally {
    await stop();
  }
};

const backup: Command = async (args, say) => {
  const options = { to: { type: 'string' }, 'without-keys': { type: 'boolean', default: false } } as const;
  const { to, 'without-keys': withoutKeys } = parseArgs({ args: [...args], options }).values;
  if (to === undefined) return wrong(say);
  const settings = readSettings(process.env);
  return withBar('备份', say, (told) => backupCommand({ settings, ...told }, { to, withoutKeys }));
};

const restore: Command = async (args, say) => {
  const options = { from: { type: 'string' }, replace: { type: 'boolean', default: false } } as const;
  const { from, replace } = parseArgs({ args: [...args], options }).values;
  if (from === undefined) return wrong(say);
  const settings = readSettings(process.env);
  const how = { replace, migrations: MIGRATIONS };
  return withBar('恢复', say, (told) => restoreCommand({ settings, ...told }, from, how));
};

interface Told {
  readonly say: Say;
  readonly onProgress: (done: number, total: number) => void;
}

/** A bar that counts rows and files; what is said meanwhile is printed below it. Gives the work's exit code. */
async function withBar(name: string, say: Say, work: (told: Told) => Promise<number>): Promise<number> {
  const bar = new SingleBar({
    format: `${name} {bar} {percentage}%  {value} / {total}`,
    hideCursor: true,
    noTTYOutput: true,
    notTTYSchedule: 5000,
  });
  const said: string[] = [];
  const onProgress: Told['onProgress'] = (done, total) => {
    bar.setTotal(total);
    bar.update(Math.min(done, total));
  };
  bar.start(1, 0);
  try {
    return await work({ say: (line) => said.push(line), onProgress });
  } finally {
    bar.stop();
    said.forEach(say);
  }
}

const COMMANDS: Record<string, Command> = {
  backup,
  restore,
  'rotate-keys': rotateKeys,
  import: importCommand,
  learn,
  verify,
};

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
