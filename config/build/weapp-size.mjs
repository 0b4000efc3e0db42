import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { filesOf } from './stamp.mjs';

/** 1.2 MB: WeChat's own limit is 2 MB, and a phone on a slow line should not wait for it. */
const MAIN_PACKAGE_LIMIT = 1_258_291;
// Read by WeChat's developer tools, not uploaded.
const NOT_SHIPPED = new Set(['project.config.json', 'project.private.config.json', '.build-stamp.json']);

/** Bytes of the main package and of each sub-package of a built weapp. Throws when app.json is missing. */
function packageSizes(output) {
  const appJson = join(output, 'app.json');
  if (!existsSync(appJson)) throw new Error(`${output} 里没有 app.json，构建没有完成`);
  const app = JSON.parse(readFileSync(appJson, 'utf8'));
  const roots = (app.subPackages ?? app.subpackages ?? []).map((each) => each.root.replace(/\/*$/, '/'));
  const sizes = new Map([['主包', 0], ...roots.map((root) => [root, 0])]);
  for (const name of filesOf(output, ['.'])) {
    if (NOT_SHIPPED.has(name)) continue;
    const home = roots.find((root) => name.startsWith(root)) ?? '主包';
    sizes.set(home, sizes.get(home) + statSync(join(output, name)).size);
  }
  return sizes;
}

/** Prints the sizes in KB; throws when the main package has reached the limit. */
export function reportSizes(label, output) {
  const sizes = packageSizes(output);
  const parts = [...sizes].map(([name, bytes]) => `${name} ${(bytes / 1024).toFixed(0)} KB`);
  console.log(`  ${label} 体积：${parts.join('，')}`);
  if (sizes.get('主包') >= MAIN_PACKAGE_LIMIT)
    throw new Error(`${label} 主包达到 1.2 MB 上限，请把页面移到分包`);
}
