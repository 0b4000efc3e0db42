// Keeps the table of settings in docs/operations.md equal to the one the server checks at start.
//   node config/settings-page.mjs            writes it
//   node config/settings-page.mjs --check    fails when it differs
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const PAGE = new URL('../docs/operations.md', import.meta.url);
const [BEGIN, END] = ['<!-- settings: written by config/settings-page.mjs -->', '<!-- /settings -->'];

const require = createRequire(import.meta.url);
require('../cloud/test/support/run-typescript.cjs');
const { describeSettings } = require('../cloud/src/kernel/settings.ts');

const page = readFileSync(PAGE, 'utf8');
const [before, rest] = split(page, BEGIN);
const [, after] = split(rest, END);
const written = `${before}${BEGIN}\n\n${table(describeSettings())}\n\n${END}${after}`;

if (written === page) console.log('docs/operations.md 与设置一致');
else if (process.argv.includes('--check')) {
  console.error('docs/operations.md 里的设置表过时了，请运行 node config/settings-page.mjs');
  process.exitCode = 1;
} else writeFileSync(PAGE, written);

function table(rows) {
  const cells = rows.map((row) => [`\`${row.name}\``, row.default && `\`${row.default}\``, row.says]);
  return [['变量', '默认', '说明'], ['---', '---', '---'], ...cells]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');
}

function split(text, mark) {
  const at = text.indexOf(mark);
  if (at < 0) throw new Error(`docs/operations.md lacks the line ${mark}`);
  return [text.slice(0, at), text.slice(at + mark.length)];
}
