import { readFileSync } from 'node:fs';
import ts from 'typescript';

// apps.ts is TypeScript because Taro and the programs import it; Node 20 cannot, so it is transpiled in memory here.
const source = readFileSync(new URL('../apps.ts', import.meta.url), 'utf8');
const { outputText } = ts.transpileModule(source, {
  compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
});
const { PROGRAMS: rows } = await import(`data:text/javascript,${encodeURIComponent(outputText)}`);

/** @type {readonly import('../apps').Program[]} The four mini-programs. */
export const PROGRAMS = rows;
