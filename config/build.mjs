/** Builds the server, the console and the mini-programs; what has not changed since its last build is skipped. */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PROGRAMS } from './build/programs.mjs';
import { dropHash, hashOf, saveHash, savedHash } from './build/stamp.mjs';
import { allTargets, consoleTarget, programTarget, serverTarget, taro } from './build/targets.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const keys = PROGRAMS.map((program) => program.key);
const PLATFORMS = ['weapp', 'h5'];
const USAGE = `用法：
  npm run build -- <${keys.join('|')}> <weapp|h5> [--watch] [--force]
  npm run build -- <server|console|all> [--force]`;

class WrongArguments extends Error {}

/** What the arguments ask for; throws WrongArguments with a sentence saying what is wrong. */
function read(args) {
  const flags = args.filter((arg) => arg.startsWith('--'));
  const [what, platform, ...rest] = args.filter((arg) => !arg.startsWith('--'));
  const odd = flags.find((flag) => !['--watch', '--force'].includes(flag));
  if (odd) throw new WrongArguments(`不认识的选项：${odd}`);
  if (!what) throw new WrongArguments('请说明要构建什么');
  const watch = flags.includes('--watch');
  const force = flags.includes('--force');
  const whole = { server: () => [serverTarget()], console: () => [consoleTarget()], all: allTargets }[what];
  if (whole && (platform || watch))
    throw new WrongArguments(`构建 ${what} 时不能带 ${platform ?? '--watch'}`);
  if (whole) return { targets: whole(), force };
  const program = PROGRAMS.find((each) => each.key === what);
  if (!program) throw new WrongArguments(`没有名为“${what}”的程序`);
  if (!PLATFORMS.includes(platform))
    throw new WrongArguments(`平台应为 weapp 或 h5，不是“${platform ?? '（未填）'}”`);
  if (rest.length > 0) throw new WrongArguments(`多余的参数：${rest.join(' ')}`);
  return {
    targets: [programTarget(program, platform)],
    force,
    watched: watch ? { program, platform } : undefined,
  };
}

/** Builds one target unless its saved hash is the hash of its inputs now. */
async function build(target, force) {
  const hash = hashOf(root, target);
  if (!force && savedHash(root, target) === hash) return console.log(`· ${target.name} 没有变化，跳过`);
  console.log(`→ ${target.name} 开始构建`);
  const began = performance.now();
  dropHash(root, target);
  await target.run(root);
  saveHash(root, target, hash);
  console.log(`✓ ${target.name} 完成（${((performance.now() - began) / 1000).toFixed(1)} 秒）`);
}

/** One at a time: two webpack runs do not fit a small machine. A failure does not keep the others from being built. */
async function buildAll(targets, force) {
  let failures = 0;
  for (const target of targets) {
    await build(target, force).catch((error) => {
      failures += 1;
      console.error(`✗ ${target.name} 失败：${error.message}`);
    });
  }
  return failures;
}

try {
  const { targets, force, watched } = read(process.argv.slice(2));
  if (watched) {
    dropHash(root, targets[0]);
    await taro(root, watched.program, watched.platform, ['--watch']);
  } else if ((await buildAll(targets, force)) > 0) process.exitCode = 1;
} catch (error) {
  if (!(error instanceof WrongArguments)) throw error;
  console.error(`${error.message}\n${USAGE}`);
  process.exitCode = 2;
}
