import { readFileSync, existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ComponentConfig, ProgramDescription } from '../../program';
import { readApp } from './app-json';
import { configsOf, refuseMissingComponents } from './configs';
import { bare, filesOf } from './files';
import { packagesOf, refuseOversize } from './packages';
import { compileStyle } from './styles';
import { compileTemplates } from './templates';

export interface CompiledProgram {
  readonly dist: string;
  readonly description: ProgramDescription;
  /** JavaScript that evaluates to the templates by path. */
  readonly templates: string;
}

/**
 * Compiles a weapp build. Throws, naming the file, for what WeChat's own compiler refuses: a page without its files,
 * a component that is nowhere, a template that is not valid, a package that is too large.
 */
export function compileProgram(folder: string): CompiledProgram {
  const dist = resolve(folder);
  const { app, pages, roots } = readApp(dist);
  const files = filesOf(dist);
  const packages = packagesOf(files, roots);
  refuseOversize(packages);
  const paths = [...files.keys()].sort();
  const missing = pages.filter((page) => !existsSync(join(dist, `${page}.wxml`)) || !files.has(`${page}.js`));
  if (missing.length > 0)
    throw new Error(`app.json names pages that are not in the build: ${missing.join(', ')}`);
  const configs = configsOf(dist, paths, app);
  for (const page of pages) configs[page] ??= {};
  refuseMissingComponents(configs);
  const { code, tags } = compileTemplates(dist, paths);
  const scopes = scopesOf(configs);
  const description = {
    app,
    pages,
    configs,
    tags,
    packages,
    scopes,
    ...textsOf(dist, paths, { configs, scopes }),
  };
  return { dist, description, templates: code };
}

function textsOf(
  dist: string,
  paths: readonly string[],
  known: Pick<ProgramDescription, 'configs' | 'scopes'>,
): Pick<ProgramDescription, 'styles' | 'sources'> {
  const custom = new Set(
    Object.values(known.configs).flatMap((each) => Object.keys(each.usingComponents ?? {})),
  );
  const context = { dist, isCustom: (tag: string) => custom.has(tag) };
  const styles: Record<string, string> = {};
  const sources: Record<string, string> = {};
  for (const path of paths) {
    const name = bare(path);
    const shown = name === 'app' || known.configs[name];
    if (path.endsWith('.wxss') && shown) styles[name] = compileStyle(context, path, known.scopes[name]);
    if (path.endsWith('.js')) sources[path] = readFileSync(join(dist, path), 'utf8');
  }
  return { styles, sources };
}

/** A component whose styles are its own gets a scope; pages and `shared` components live in the program's common one. */
function scopesOf(configs: Readonly<Record<string, ComponentConfig>>): Record<string, string> {
  const isolated = Object.keys(configs).filter((path) => {
    const config = configs[path];
    const isolation = config?.styleIsolation ?? (config?.component ? 'isolated' : 'shared');
    return !/^(page-)?shared$/.test(isolation);
  });
  return Object.fromEntries(isolated.map((path, index) => [path, `s${index}`]));
}
