import { join } from 'node:path';
import { runNode } from './process.mjs';
import { PROGRAMS } from './programs.mjs';
import { buildServer, SERVER_ROOMS } from './server.mjs';
import { reportSizes } from './weapp-size.mjs';

/**
 * A thing that can be built.
 * @typedef {object} Target
 * @property {string} name what it is called on the command line and in the progress lines, such as `resident h5`
 * @property {string[]} inputs files and folders it is made from
 * @property {string[]} env environment variables it reads
 * @property {string} output folder it is built into
 * @property {(root: string) => Promise<void>} run
 */

const LOCKS = ['package.json', 'package-lock.json', 'config/build'];

/** @returns {Target} */
export function serverTarget() {
  return {
    name: 'server',
    inputs: [...LOCKS, 'cloud/package.json', 'cloud/.swcrc', ...SERVER_ROOMS.map((room) => `cloud/${room}`)],
    env: [],
    output: 'cloud/dist',
    run: buildServer,
  };
}

/** @returns {Target} */
export function consoleTarget() {
  const own = ['src', 'public', 'index.html', 'package.json', 'tsconfig.json', 'vite.config.ts'];
  return {
    name: 'console',
    inputs: [...LOCKS, 'cloud/contract', ...own.map((name) => `admin/${name}`)],
    env: [],
    output: 'admin/dist',
    run: (root) =>
      runNode([join(root, 'admin/node_modules/vite/bin/vite.js'), 'build'], { cwd: join(root, 'admin') }),
  };
}

/** @param {'weapp' | 'h5'} platform @returns {Target} */
export function programTarget(program, platform) {
  const own = [
    'babel.config.js',
    'tsconfig.json',
    'project.config.json',
    'config/index.ts',
    'config/apps.ts',
    'config/aria.json',
    'config/aria-plugin.js',
    'config/aria-runtime.js',
  ];
  const name = `${program.key} ${platform}`;
  const output = `dist/${program.key}/${platform}`;
  return {
    name,
    inputs: [...LOCKS, ...own, `miniapp/${program.key}`, 'miniapp/shared', 'cloud/contract'],
    env: platform === 'weapp' ? ['API_BASE_URL', program.appidEnv] : [],
    output,
    run: async (root) => {
      await taro(root, program, platform);
      if (platform === 'weapp') reportSizes(name, join(root, output));
    },
  };
}

/** Runs Taro's own builder; with `extra` such as `--watch`. */
export function taro(root, program, platform, extra = []) {
  const args = [join(root, 'node_modules/@tarojs/cli/bin/taro'), 'build', '--type', platform, ...extra];
  const env = {
    ...process.env,
    APP: program.key,
    TARO_ENV: platform,
    TARO_APP_ID: process.env[program.appidEnv] ?? 'touristappid',
    NODE_ENV: extra.includes('--watch') ? 'development' : 'production',
  };
  return runNode(args, { cwd: root, env, loud: extra.includes('--watch') });
}

/** Everything, in the order in which a visitor of the landing page needs it. */
export function allTargets() {
  const order = ['resident', 'command', 'volunteer', 'enterprise'];
  const programs = [...PROGRAMS].sort((a, b) => order.indexOf(a.key) - order.indexOf(b.key));
  return [
    serverTarget(),
    consoleTarget(),
    ...programs.map((program) => programTarget(program, 'h5')),
    ...programs.map((program) => programTarget(program, 'weapp')),
  ];
}
