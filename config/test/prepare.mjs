import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { isInstalled } from '../installed.mjs';
import { run } from './process-group.mjs';

/** What the tests need of the machine: a Debian package, and a file or program that shows it is there. */
const PACKAGES = [
  { name: 'mariadb-server', present: () => hasProgram('mariadbd') && hasProgram('mariadb-install-db') },
  { name: 'redis-server', present: () => hasProgram('redis-server') },
  { name: 'chromium', present: () => existsSync(process.env.CHROMIUM_PATH ?? '/usr/bin/chromium') },
  { name: 'fonts-noto-cjk', present: () => hasChineseFont() },
];

/** Runs `npm ci` when node_modules is not what package-lock.json says; throws when that fails. */
export async function installDependencies(root) {
  if (isInstalled(root)) return;
  console.log('Installing dependencies (npm ci) …');
  // npm may have been told to be silent for the closing line's sake; a failed install must still say why.
  const { code } = await run('npm', ['ci', '--loglevel=error'], { cwd: root });
  if (code !== 0) throw new Error('npm ci failed');
}

/** Installs missing system packages where that is possible (root, apt-get); otherwise says what is missing and goes on. */
export async function installSystemPackages() {
  const missing = PACKAGES.filter((entry) => !entry.present()).map((entry) => entry.name);
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0 || !hasProgram('apt-get')) {
    console.log(`Not installed, and not installable without root and apt-get: ${missing.join(', ')}`);
    return;
  }
  console.log(`Installing system packages: ${missing.join(', ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], { env, quiet: true });
  const install = ['install', '-y', '-qq', '--no-install-recommends', ...missing];
  const { code } = await run('apt-get', install, { env, quiet: true });
  if (code !== 0) console.log(`apt-get could not install ${missing.join(', ')} (exit code ${code})`);
}

function hasProgram(name) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  return folders.some((folder) => existsSync(join(folder, name)));
}

function hasChineseFont() {
  if (existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc')) return true;
  if (spawnSync('fc-list', ['--version']).error) return false;
  return execFileSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' }).trim() !== '';
}
