// npm run demo:reset: throws the demonstration town away, so that the next start tells it anew.
//   npm run demo:reset -- --yes      without asking
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { fileURLToPath } from 'node:url';
import { readArguments } from './arguments.mjs';
import { notADemonstration } from './demonstration.mjs';
import { Stop } from './preflight.mjs';
import { serverOn } from './server-process.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
/** What the server makes in its data folder; anything else in there is somebody's own and stays. */
const MADE_BY_SERVER =
  /^(one-net\.db(-wal|-shm|-journal)?|files|logs|audit-(anchors\.log|key(\.pub)?\.pem)|server\.(log|pid|lock(-journal)?)|build-progress\.json)$/;

try {
  await reset();
} catch (error) {
  if (!(error instanceof Stop)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

async function reset() {
  const { values } = readArguments({ yes: { type: 'boolean' } }, 'npm run demo:reset -- [--yes]');
  const dataDir = resolve(ROOT, process.env.DATA_DIR?.trim() || 'data');
  refuseForeignDatabase();
  const pid = serverOn(dataDir);
  if (pid) throw new Stop(`服务正在用这个文件夹（进程 ${pid}）。请先在它的窗口按 Ctrl-C，再重置。`);
  const names = existsSync(dataDir) ? readdirSync(dataDir).filter((name) => MADE_BY_SERVER.test(name)) : [];
  if (names.length === 0) return console.log(`${dataDir} 里没有演示数据，下次 npm start 会重新讲述。`);
  const why = notADemonstration(ROOT, dataDir, names, process.env);
  if (why)
    throw new Stop(
      `没有动任何东西：${why}。\n这里只清演示数据；${dataDir} 确实不要了，请自己删除整个文件夹。`,
    );
  if (!values.yes && !(await agreed(dataDir, names))) return console.log('没有动任何东西。');
  for (const name of names) rmSync(join(dataDir, name), { recursive: true });
  console.log(`已清空 ${dataDir}，下次 npm start 会重新讲述演示城区。`);
}

function refuseForeignDatabase() {
  if (!process.env.DATABASE_URL?.trim()) return;
  throw new Stop(
    '设置了 DATABASE_URL：外部数据库可能还有别人的数据，这里不会去删它。\n' +
      '要重来，请自己建一个空库（例如 mysql -e "DROP DATABASE one_net_demo; CREATE DATABASE one_net_demo CHARACTER SET utf8mb4"）再启动。',
  );
}

async function agreed(dataDir, names) {
  if (!process.stdin.isTTY) throw new Stop('这里没有人可以回答；确定要删，请加 --yes。');
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await lines.question(
    `将删除 ${dataDir} 里的 ${names.join('、')}，不能恢复。输入 yes 确定：`,
  );
  lines.close();
  return answer.trim().toLowerCase() === 'yes';
}
