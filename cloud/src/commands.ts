import path from 'node:path';
import { parseArgs } from 'node:util';
import type { IMidwayContainer } from '@midwayjs/core';
import { SingleBar } from 'cli-progress';
import { found, wrongPlan } from '../database/founding/founding.command';
import { MIGRATIONS } from '../database/migrations/all';
import { openApplication } from './application';
import { verifyAuditExport, verifyAuditLog } from './audit/audit.command';
import { verifyCases } from './case/case.command';
import { commandFailure } from './command-failure';
import { importMessages } from './hub/import.command';
import { BAD_SOURCE, isSourceName } from './hub/message-import';
import { PeopleSealing } from './identity/people.sealing';
import { learnFromCases, measureFile } from './insight/learn.command';
import { verifyFiles } from './kernel/files.command';
import { readSettings, type Settings } from './kernel/settings';
import { backupCommand, restoreCommand } from './operations/backup.command';
import { takeBoundaries } from './org/boundaries.command';
import { verifyBooks } from './payout/payout.command';
import { verifyVolunteering } from './volunteer/volunteer.command';

type Say = (line: string) => void;
type Command = (args: readonly string[], say: Say) => Promise<number>;

const USAGE = `用法：
  npm run found -- --district 区 --city 市 --code 六位区划代码   正式部署第一次：建区、区中心、类别与三位管理员
  npm run boundaries -- 文件.geojson [--cgcs2000]   写入区、街道、社区、网格的边界（gcj02 坐标，或 CGCS2000；properties.code 为单位编码）
  npm run import -- 文件 [--source 来源]   导入留言（CSV、XLSX、JSONL，可带 .gz）；可随时中断，再运行即接着导；几个来源各有编号时写明来源
  npm run learn                        用本单位已结案件检验（准确率、宏平均 F1、混淆表），再重新训练类别推荐
  npm run learn -- 文件 [--topics CSV] [--unlabelled 文件]…   只用已分类的留言检验学习方法，什么都不保存
  npm run verify                       逐件核验留痕、时限重放与计数，并核验志愿服务的留痕、审计日志、积分与资金账
  npm run verify -- --files            另外逐个读出照片与视频，核对摘要（要读全部照片，较慢）
  npm run verify -- 文件.csv [公钥]    核验导出的审计日志的签名（同名 .sig 放在旁边）
  npm run rotate-keys                  用 DATA_KEYS 的第一把密钥重新封存全部个人信息；可随时中断再续
  npm run backup -- --to 文件夹 [--without-keys]   备份数据库、照片与（用 BACKUP_PASSPHRASE 封存的）密钥；服务可以照常运行
  npm run restore -- --from 文件夹 [--replace]   恢复到现在设置的数据库（可以是另一种）；先停服务`;

const text = { type: 'string' } as const;

const foundCommand: Command = async (args, say) => {
  const { values } = parseArgs({ args: [...args], options: { district: text, city: text, code: text } });
  const wrongly = wrongPlan(values);
  if (wrongly === undefined) return opened((container) => found(container, values, say));
  say(wrongly);
  return 2;
};

const boundaries: Command = async (args, say) => {
  const options = { cgcs2000: { type: 'boolean' } } as const;
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const [file] = positionals;
  if (file === undefined) return wrong(say);
  return opened((container) => takeBoundaries(container, { file, ...values }, say));
};

const importCommand: Command = async (args, say) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { source: text },
    allowPositionals: true,
  });
  const [file] = positionals;
  if (file === undefined) return wrong(say);
  if (values.source !== undefined && !isSourceName(values.source)) {
    say(BAD_SOURCE);
    return 2;
  }
  return opened((container, { dataDir }) => {
    const refusedFile = path.join(dataDir, `${path.basename(file)}.refused.txt`);
    return importMessages(container, { file, ...values, refusedFile }, say);
  });
};

const learn: Command = async (args, say) => {
  const options = { topics: text, unlabelled: { ...text, multiple: true } } as const;
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const [labelled] = positionals;
  if (labelled !== undefined)
    return withBar('检验', say, (told) => measureFile({ labelled, ...values }, told));
  if (args.length > 0) return wrong(say);
  return opened((container) => withBar('检验', say, (told) => learnFromCases(container, told)));
};

const verify: Command = async (args, say) => {
  const options = { files: { type: 'boolean' } } as const;
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const [file, key] = positionals;
  if (file !== undefined) return verifyAuditExport(file, key, readSettings(process.env).dataDir, say) ? 0 : 1;
  return opened(async (container) => {
    const checks = [verifyCases, verifyVolunteering, verifyAuditLog, verifyBooks];
    let holds = true;
    for (const check of values.files ? [...checks, verifyFiles] : checks)
      holds = (await check(container, say)) && holds;
    return holds ? 0 : 1;
  });
};

/** Seals all personal data with the first key of DATA_KEYS; may be broken off and run again. */
const rotateKeys: Command = (_args, say) =>
  opened(async (container) => {
    let looked = 0;
    const sealing = await container.getAsync(PeopleSealing);
    const sealed = await sealing.rotate((rows) => {
      looked += rows;
      if (looked % 10_000 < rows) say(`已看过 ${looked} 行`);
    });
    say(`看过 ${looked} 行，重新封存 ${sealed} 行。现在可以从 DATA_KEYS 里去掉旧密钥了。`);
    return 0;
  });

const backup: Command = async (args, say) => {
  const options = { to: text, 'without-keys': { type: 'boolean', default: false } } as const;
  const { to, 'without-keys': withoutKeys } = parseArgs({ args: [...args], options }).values;
  if (to === undefined) return wrong(say);
  const settings = readSettings(process.env);
  return withBar('备份', say, (told) => backupCommand({ settings, ...told }, { to, withoutKeys }));
};

const restore: Command = async (args, say) => {
  const options = { from: text, replace: { type: 'boolean', default: false } } as const;
  const { from, replace } = parseArgs({ args: [...args], options }).values;
  if (from === undefined) return wrong(say);
  const settings = readSettings(process.env);
  const how = { replace, migrations: MIGRATIONS };
  return withBar('恢复', say, (told) => restoreCommand({ settings, ...told }, from, how));
};

/** Runs the work inside the whole application, which is closed again. */
async function opened(
  work: (container: IMidwayContainer, settings: Settings) => Promise<number>,
): Promise<number> {
  const settings = readSettings(process.env);
  const { container, stop } = await openApplication(settings);
  try {
    return await work(container, settings);
  } finally {
    await stop();
  }
}

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
  found: foundCommand,
  boundaries,
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
      process.stderr.write(`${commandFailure(error) ?? USAGE}\n`);
      process.exit(1);
    },
  );
}
