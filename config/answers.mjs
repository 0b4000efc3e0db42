/**
 * Writes cloud/src/portal/answers.json: what every route of the contract answers, as JSON Schema, from its TypeScript
 * types: `node config/answers.mjs`. With `--check` it only compares, and fails where they differ.
 */
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { buildGenerator, ts } from 'typescript-json-schema';
import { compileRooms } from './build/server.mjs';

const require = createRequire(import.meta.url);
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const contract = path.join(root, 'cloud/contract');
const kept = path.join(root, 'cloud/src/portal/answers.json');
/** A file that is only in memory. */
const ENTRY = path.join(contract, 'every-answer.ts');

/** The contract as it runs: `[{ key: 'GET /cases', type: 'how TypeScript names the type of the route' }]`. */
async function routesOf(modules) {
  const compiled = path.join(root, 'node_modules/.cache', `contract-${process.pid}`);
  try {
    await compileRooms(path.join(root, 'cloud'), ['contract'], compiled);
    return modules.flatMap((name) =>
      Object.entries(require(path.join(compiled, 'contract', name)))
        .filter(([api]) => api.endsWith('Api'))
        .flatMap(([api, routes]) => routesIn(routes, `(typeof import('./${name}'))['${api}']`)),
    );
  } finally {
    rmSync(compiled, { recursive: true, force: true });
  }
}

/** Routes may lie in groups. */
const routesIn = (group, type) =>
  Object.entries(group).flatMap(([name, entry]) =>
    typeof entry.path === 'string'
      ? [{ key: `${entry.method} ${entry.path}`, type: `${type}['${name}']` }]
      : routesIn(entry, `${type}['${name}']`),
  );

/** `{ routes: { 'GET /cases': schema }, schemas: { CaseRow: schema } }`; null of what is answered as a file. */
function answersOf(routes) {
  const text = [
    `type Fileless<A> = [A] extends [undefined] ? null : A;`,
    `type AnswerOf<R extends { types?: { answer: unknown } }> = Fileless<NonNullable<R['types']>['answer']>;`,
    ...routes.map(({ type }, at) => `export interface Answer${at} { answer: AnswerOf<${type}> }`),
  ].join('\n');
  const settings = {
    required: true,
    strictNullChecks: true,
    aliasRef: false,
    topRef: false,
    ignoreErrors: true,
  };
  const generator = buildGenerator(programOf(text), { ...settings, ref: true }, [ENTRY]);
  if (!generator) throw new Error('the contract has type errors: npm run check -- types-cloud');
  const schemas = {};
  const answers = routes.map(({ key }, at) => {
    const { properties, definitions = {} } = generator.getSchemaForSymbol(`Answer${at}`);
    const { answer } = properties;
    for (const [name, schema] of Object.entries(definitions)) schemas[plain(name)] = schema;
    return [key, answer.type === 'null' ? null : answer];
  });
  return JSON.parse(JSON.stringify({ routes: Object.fromEntries(answers), schemas }), (key, value) =>
    key === '$ref'
      ? `#/components/schemas/${plain(decodeURIComponent(value.slice('#/definitions/'.length)))}`
      : value,
  );
}

/** OpenAPI takes no other signs in the name of a schema: `Omit<X,"a">` is `Omit_X_a`. */
const plain = (name) => name.replace(/\W+/g, '_').replace(/_$/, '');

function programOf(text) {
  const config = path.join(root, 'cloud/tsconfig.json');
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(config, ts.sys.readFile).config,
    ts.sys,
    path.dirname(config),
  );
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (name) => name === ENTRY || fileExists(name);
  host.readFile = (name) => (name === ENTRY ? text : readFile(name));
  host.getSourceFile = (name, ...rest) =>
    name === ENTRY ? ts.createSourceFile(name, text, ts.ScriptTarget.ES2022) : getSourceFile(name, ...rest);
  return ts.createProgram([ENTRY], options, host);
}

const modules = readdirSync(contract, { recursive: true })
  .filter((name) => name.endsWith('.api.ts'))
  .map((name) => name.slice(0, -'.ts'.length))
  .sort();
const answers = answersOf(await routesOf(modules));
const text = await format(JSON.stringify(answers), { ...(await resolveConfig(kept)), parser: 'json' });
if (!process.argv.includes('--check')) writeFileSync(kept, text);
else if (text !== readFileSync(kept, 'utf8')) {
  console.error('cloud/src/portal/answers.json 与契约不一致，请运行 node config/answers.mjs');
  process.exitCode = 1;
}
