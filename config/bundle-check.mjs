// Nothing that a browser or a phone is given may hold a secret or a piece of the server. Looks at what has been built.
//   node config/bundle-check.mjs [folder…]      default: the console and every program that is built
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const TEXT = new Set(['.js', '.mjs', '.css', '.html', '.json', '.map', '.wxml', '.wxss', '.txt', '.svg']);
const SHORTEST_SECRET = 8;

/** Words that only the server's code, or a key, has. */
const SERVER_WORDS = [
  '@midwayjs/',
  'typeorm',
  'mysql2',
  '@photostructure/sqlite',
  '@node-rs/argon2',
  'rate-limiter-flexible',
  'ioredis',
  'aws4fetch',
  'node:crypto',
  'node:fs',
  'FOR UPDATE',
  'INSERT INTO ',
  'BEGIN PRIVATE KEY',
  'BEGIN RSA PRIVATE KEY',
  'BEGIN EC PRIVATE KEY',
];

const given = process.argv.slice(2);
const folders = given.length > 0 ? given : clientFolders();
const words = [
  ...secretNames().map((word) => ({ word, says: '设置的名称' })),
  ...secretValues(),
  ...serverWords(),
];
const found = folders.flatMap((folder) => filesIn(folder).flatMap((file) => wordsIn(file)));

if (folders.length === 0) console.log('还没有编好的界面，没有可查的');
else if (found.length === 0)
  console.log(`查过 ${folders.map((folder) => relative(ROOT, folder)).join('、')}`);
for (const { file, says, shown } of found) console.error(`${relative(ROOT, file)}：有${says} ${shown}`);
process.exitCode = found.length === 0 ? 0 : 1;

function clientFolders() {
  const programs = existsSync(join(ROOT, 'dist')) ? readdirSync(join(ROOT, 'dist')) : [];
  const built = programs.flatMap((program) =>
    ['h5', 'weapp'].map((kind) => join(ROOT, 'dist', program, kind)),
  );
  return [join(ROOT, 'admin/dist'), ...built].filter((folder) => existsSync(folder));
}

function settings() {
  const require = createRequire(import.meta.url);
  require('../cloud/test/support/run-typescript.cjs');
  return require('../cloud/src/kernel/settings-table.ts').SETTINGS;
}

function secretNames() {
  return Object.entries(settings()).flatMap(([name, { secret }]) => (secret ? [name] : []));
}

/** What this machine's own environment holds, should a build have taken it in. */
function secretValues() {
  return secretNames().flatMap((name) => {
    const value = process.env[name]?.trim() ?? '';
    return value.length < SHORTEST_SECRET
      ? []
      : [{ word: value, says: `设置的内容：${name}`, shown: '（保密）' }];
  });
}

function serverWords() {
  return SERVER_WORDS.map((word) => ({ word, says: '只属于服务端的' }));
}

function filesIn(folder) {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((file) => TEXT.has(extname(file)) && statSync(file).isFile());
}

function wordsIn(file) {
  const text = readFileSync(file, 'utf8');
  return words
    .filter(({ word }) => text.includes(word))
    .map(({ word, says, shown = word }) => ({ file, says, shown }));
}
