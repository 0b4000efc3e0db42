import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import postcss, { type Rule } from 'postcss';
import selectorParser from 'postcss-selector-parser';

/** Tags that keep their name in the browser: everything else in a WXSS selector is a built-in or custom component. */
const AS_THEY_ARE = new Set(['page', 'from', 'to']);
const RPX = /(?<![\w.])(-?(?:\d+(?:\.\d+)?|\.\d+))rpx\b/g;
/** 750 rpx are the width of the screen. */
const RPX_PER_VW = 7.5;

export interface StyleContext {
  readonly dist: string;
  /** Whether a tag is a custom component somewhere in the program, and so keeps its name. */
  isCustom(tag: string): boolean;
}

/** WXSS as CSS: imports inlined, rpx in vw, `view` as `wx-view`, and class names with the component's scope when it has one. */
export function compileStyle(context: StyleContext, file: string, scope?: string): string {
  const root = postcss.parse(inlineImports(context.dist, join(context.dist, file), []), { from: file });
  root.walkDecls((declaration) => {
    declaration.value = inViewportWidths(declaration.value);
  });
  root.walkAtRules((rule) => {
    rule.params = inViewportWidths(rule.params);
  });
  const rename = selectorParser((selectors) => {
    selectors.walkTags((tag) => {
      if (!AS_THEY_ARE.has(tag.value) && !context.isCustom(tag.value)) tag.value = `wx-${tag.value}`;
    });
    if (scope) selectors.walkClasses((name) => void (name.value = `${scope}--${name.value}`));
  });
  root.walkRules((rule) => {
    if (!insideKeyframes(rule)) rule.selector = rename.processSync(rule.selector);
  });
  return root.toString();
}

function inlineImports(dist: string, file: string, above: readonly string[]): string {
  if (above.includes(file)) throw new Error(`@import goes round in circles: ${[...above, file].join(' → ')}`);
  const source = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  return source.replace(/@import\s+(?:url\()?["']([^"']+)["']\)?\s*;?/g, (_all, target: string) => {
    const found = target.startsWith('/') ? join(dist, target) : resolve(dirname(file), target);
    return inlineImports(dist, found, [...above, file]);
  });
}

function inViewportWidths(value: string): string {
  return value.replace(RPX, (_all, rpx: string) => `${Number((Number(rpx) / RPX_PER_VW).toFixed(5))}vw`);
}

function insideKeyframes(rule: Rule): boolean {
  return rule.parent?.type === 'atrule' && /keyframes$/.test(String(Reflect.get(rule.parent, 'name')));
}
