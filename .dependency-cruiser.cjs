'use strict';

/** Which server modules a module may import. Whoever is not named here may import none, and fails the check. */
const MODULES = {
  org: [],
  category: ['org'],
  identity: ['org'],
  case: ['org', 'identity', 'category'],
  staff: ['org', 'identity', 'category', 'case'],
  volunteer: ['org', 'identity', 'staff', 'points'],
  party: ['org', 'staff', 'volunteer'],
  points: ['org', 'identity'],
  payout: ['org', 'identity', 'points'],
  moderation: ['case', 'org', 'identity', 'category'],
  notify: ['case', 'org', 'identity'],
  news: ['org', 'identity'],
  audit: ['org'],
  insight: ['case', 'org', 'category'],
  hub: ['case', 'org', 'identity', 'category'],
  portal: ['identity', 'org'],
  operations: [],
};
/** They read rows (deliveries, rollups) or call others' services: nothing may lean on them. */
const LEAVES = ['notify', 'insight', 'hub'];
const PROGRAMS = ['resident', 'volunteer', 'enterprise', 'command'];
const TEST = '[.](test|testing)[.]tsx?$';

const never = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });
const among = (names) => `(${names.join('|')})`;
const inModule = (name) => `^cloud/src/${name}/`;

function moduleRules() {
  return Object.entries(MODULES).map(([name, needs]) =>
    never(
      `${name}-imports-only-what-it-declares`,
      `${name} → kernel, contract${needs.map((need) => `, ${need}`).join('')}`,
      { path: inModule(name), pathNot: TEST },
      { path: '^cloud/src/[^/]+/', pathNot: `^cloud/src/${among(['kernel', name, ...needs])}/` },
    ),
  );
}

module.exports = {
  forbidden: [
    // A circle of types alone is gone at run time, and a table's parts may be typed by the table.
    never(
      'no-circle',
      'Two files that need each other are one file or three.',
      {},
      {
        circular: true,
        viaOnly: { dependencyTypesNot: ['type-only'] },
      },
    ),
    never('not-to-nowhere', 'The import does not resolve.', {}, { couldNotResolve: true }),
    never(
      'not-to-undeclared',
      'The package is not in package.json.',
      { pathNot: `${TEST}|^cloud/(test|bench)/|^miniapp/host/test/` },
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    ),

    never(
      'contract-imports-nothing',
      'contract → nothing',
      { path: '^cloud/contract/', pathNot: TEST },
      { pathNot: '^cloud/contract/|node_modules/zod/' },
    ),
    never(
      'zod-only-in-schemas',
      'zod only in *.schema.ts',
      { path: '^cloud/contract/', pathNot: `[.]schema[.]ts$|${TEST}` },
      { path: 'node_modules/zod/', dependencyTypesNot: ['type-only'] },
    ),
    never(
      'kernel-imports-contract-only',
      'kernel → contract',
      { path: '^cloud/src/kernel/', pathNot: TEST },
      { path: '^cloud/(src|database|test|bench)/', pathNot: '^cloud/src/kernel/' },
    ),
    never(
      'every-module-is-declared',
      'Add the module to the table at the top, with what it needs.',
      { path: '^cloud/src/[^/]+/', pathNot: `^cloud/src/${among(['kernel', ...Object.keys(MODULES)])}/` },
      {},
    ),
    ...moduleRules(),
    ...LEAVES.map((leaf) =>
      never(
        `nobody-imports-${leaf}`,
        `${leaf} reads rows or calls services; it is never called.`,
        { path: '^cloud/src/[^/]+/', pathNot: `${inModule(leaf)}|${TEST}` },
        { path: inModule(leaf) },
      ),
    ),
    never(
      'product-imports-no-test',
      'src and contract know nothing of tests.',
      { path: '^cloud/(src|contract)/', pathNot: TEST },
      { path: `^cloud/(test|bench)/|${TEST}` },
    ),

    ...PROGRAMS.map((program) =>
      never(
        `${program}-tests-know-no-other-program`,
        'Tests may also use miniapp/test, but no other program.',
        { path: `^miniapp/${program}/.*${TEST}` },
        { path: `^miniapp/(?!${program}/|shared/|test/)` },
      ),
    ),
    ...PROGRAMS.map((program) =>
      never(
        `${program}-imports-no-other-program`,
        'program → shared → contract',
        { path: `^miniapp/${program}/`, pathNot: TEST },
        { path: `^miniapp/(?!${program}/|shared/)` },
      ),
    ),
    never(
      'shared-imports-no-program',
      'program → shared → contract',
      { path: '^miniapp/shared/' },
      { path: `^miniapp/${among(PROGRAMS)}/` },
    ),
    never(
      'ui-imports-no-api',
      'ui: props in, events out',
      { path: '^miniapp/shared/ui/', pathNot: TEST },
      { path: '^miniapp/shared/api/' },
    ),
    never(
      'clients-import-contract-only',
      'Clients know the server by its contract.',
      { path: '^(miniapp|admin)/' },
      { path: '^cloud/(?!contract/)' },
    ),
    never(
      'clients-know-not-each-other',
      'Phones and console share the contract only.',
      { path: '^miniapp/' },
      { path: '^admin/' },
    ),
    never(
      'console-knows-no-phone',
      'Phones and console share the contract only.',
      { path: '^admin/' },
      { path: '^miniapp/' },
    ),
    never(
      'no-zod-on-a-phone',
      'import type from *.schema.ts: zod must not reach a phone.',
      { path: '^miniapp/', pathNot: TEST },
      { path: 'node_modules/zod/|[.]schema[.]ts$', dependencyTypesNot: ['type-only'] },
    ),
    // With the rule above and the contract's own, no file a phone gets can lead to zod.
    never(
      'schemas-stay-behind',
      'import type from *.schema.ts outside the schemas themselves.',
      { path: '^cloud/contract/', pathNot: `[.]schema[.]ts$|${TEST}` },
      { path: '[.]schema[.]ts$', dependencyTypesNot: ['type-only'] },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist[^/]*|coverage|e2e)/' },
    // Types are dependencies too: what is imported only for its type must still go one way.
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      extensions: [
        '.ts',
        '.tsx',
        '.h5.tsx',
        '.weapp.tsx',
        '.js',
        '.mjs',
        '.cjs',
        '.json',
        '.css',
        '.scss',
        '.svg',
      ],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
