import { join, posix } from 'node:path';
import type { AppJson } from '../../page/builtin';
import type { ComponentConfig } from '../../program';
import { readJson } from './app-json';
import { bare } from './files';

const NOT_A_COMPONENT = /^(app|sitemap|theme|ext)\.json$/;

/** The json of every page and component; app.json's `usingComponents` are added to each. */
export function configsOf(
  dist: string,
  paths: readonly string[],
  app: AppJson,
): Record<string, ComponentConfig> {
  const shared = absolute('app', references(app.usingComponents));
  const configs: Record<string, ComponentConfig> = {};
  for (const path of paths) {
    const twin = paths.includes(`${bare(path)}.wxml`) || paths.includes(`${bare(path)}.js`);
    if (!path.endsWith('.json') || NOT_A_COMPONENT.test(path) || !twin) continue;
    const config: ComponentConfig = readJson(join(dist, path));
    const own = absolute(bare(path), config.usingComponents ?? {});
    configs[bare(path)] = { ...config, usingComponents: { ...shared, ...own } };
  }
  return configs;
}

/** Throws for a component that is used but is nowhere in the build, as WeChat's compiler does. */
export function refuseMissingComponents(configs: Readonly<Record<string, ComponentConfig>>): void {
  for (const [path, config] of Object.entries(configs)) {
    for (const [tag, target] of Object.entries(config.usingComponents ?? {})) {
      if (target.startsWith('plugin'))
        throw new Error(`${path}.json: plugins are not offered by the headless host (${tag})`);
      if (!configs[target.slice(1)])
        throw new Error(`${path}.json: usingComponents["${tag}"]: "${target}" is not found`);
    }
  }
}

function absolute(from: string, using: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(using).map(([tag, target]) => [
      tag,
      /^(\/|plugin)/.test(target) ? target : `/${posix.join(posix.dirname(from), target)}`,
    ]),
  );
}

function references(value: unknown): Record<string, string> {
  return value && typeof value === 'object'
    ? Object.fromEntries(
        Object.entries(value).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
      )
    : {};
}
