import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

const SERVER = ['cloud/{src,contract,database}/**/*.ts'];
const CLIENTS = ['miniapp/**/*.{ts,tsx}', 'admin/src/**/*.{ts,tsx}'];
const TESTS = [
  '**/*.test.{ts,tsx}',
  '**/*.testing.ts',
  'cloud/test/**',
  'cloud/bench/**',
  '**/e2e/**',
  'miniapp/test/**',
  'config/test/**',
];

const TIME = '时间由外面传入：只有 kernel/clock.ts 看钟';
const CLOCK = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: TIME },
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: TIME },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: '随机数由外面传入',
  },
];
const ENVIRONMENT = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: '设置只在 kernel/settings.ts 读一次',
};
const BOOLEAN_PARAMETER = {
  selector: ':function > Identifier.params[typeAnnotation.typeAnnotation.type="TSBooleanKeyword"]',
  message: '不用布尔参数：写成两个函数，或用说得清的选项',
};
const STATE_WRITTEN = {
  selector: "AssignmentExpression[left.property.name='state']",
  message: '只有 CaseService.take 能写 state',
};
const STATE_COMPARED = [
  "BinaryExpression[operator=/^[!=]==?$/][left.property.name='state'][right.type='Literal']",
  "SwitchStatement[discriminant.property.name='state']",
].map((selector) => ({ selector, message: '界面不比较状态：画服务端给的 actions 与字样' }));

/** Midway's own ways to a route: whoever took one would serve a route that has no power, no limit and no document. */
const MIDWAY_ROUTES = {
  name: '@midwayjs/core',
  importNames: ['All', 'Del', 'Get', 'Head', 'Options', 'Patch', 'Post', 'Put', 'RequestMapping'],
  message: '路由一律用 kernel/http.ts 的 @Serve 声明：谁能调、可及谁的东西、说明',
};
/** Read by machines, outside the contract; each counts its callers itself (test/edges.ts knows them by name). */
const BARE_ROUTES = ['cloud/src/operations/health.controller.ts', 'cloud/src/portal/api-doc.controller.ts'];

const restrict = (...rules) => ['error', ...rules];

export default tseslint.config(
  { ignores: ['**/node_modules/', '**/dist*/', 'data/', 'coverage/', 'cloud/src/portal/page/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommended],
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      'no-restricted-syntax': restrict(BOOLEAN_PARAMETER),
    },
  },
  {
    // Decorators read the types of constructor and field at run time: there an import type would be an undefined.
    files: ['cloud/**/*.ts'],
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  { files: ['**/*.{js,mjs,cjs,ts,tsx}'], rules: houseRules() },
  {
    // An expression that backtracks without end is a way to stop the server with one line of text.
    files: ['**/*.{js,mjs,cjs,ts,tsx}'],
    ignores: TESTS,
    plugins: { regexp },
    rules: { 'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }] },
  },
  { files: SERVER, plugins: { regexp }, rules: { 'regexp/no-super-linear-move': 'error' } },
  { files: ['**/*.{js,cjs}'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  typed('cloud/tsconfig.json', ['cloud/{src,contract,database,test,bench}/**/*.ts']),
  typed('tsconfig.json', ['miniapp/**/*.{ts,tsx}', 'config/*.ts'], ['**/e2e/**']),
  typed('admin/tsconfig.json', ['admin/src/**/*.{ts,tsx}']),
  {
    files: SERVER,
    rules: { 'no-restricted-syntax': restrict(BOOLEAN_PARAMETER, STATE_WRITTEN, ENVIRONMENT, ...CLOCK) },
  },
  {
    files: ['cloud/**/*.ts'],
    ignores: BARE_ROUTES,
    rules: { 'no-restricted-imports': restrict({ paths: [MIDWAY_ROUTES] }) },
  },
  // The one door, the one clock, and the doors to the world, where the environment comes in.
  {
    files: ['cloud/src/case/case.service.ts'],
    rules: { 'no-restricted-syntax': restrict(BOOLEAN_PARAMETER, ENVIRONMENT, ...CLOCK) },
  },
  {
    files: ['cloud/src/kernel/**'],
    rules: { 'no-restricted-syntax': restrict(BOOLEAN_PARAMETER, ENVIRONMENT, ...CLOCK) },
  },
  {
    files: ['cloud/src/kernel/clock.ts'],
    rules: { 'no-restricted-syntax': restrict(BOOLEAN_PARAMETER, ENVIRONMENT) },
  },
  {
    files: ['cloud/src/main.ts', 'cloud/src/commands.ts'],
    rules: { 'no-restricted-syntax': restrict(BOOLEAN_PARAMETER, STATE_WRITTEN, ...CLOCK) },
  },
  { files: CLIENTS, rules: { 'no-restricted-syntax': restrict(BOOLEAN_PARAMETER, ...STATE_COMPARED) } },
  {
    files: ['**/*.tsx'],
    rules: { 'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }] },
  },
  // A migration is a list of tables: split up it reads worse.
  { files: ['cloud/database/migrations/*.ts'], rules: { 'max-lines-per-function': 'off' } },
  {
    files: TESTS,
    rules: { 'max-lines-per-function': 'off', 'no-restricted-syntax': 'off', 'max-nested-callbacks': 'off' },
  },
);

/** What DESIGN.md says of every file. */
function houseRules() {
  return {
    'max-lines': ['error', 400],
    'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
    'max-params': ['error', 4],
    'no-empty': 'error',
    'no-var': 'error',
    'prefer-const': 'error',
    eqeqeq: ['error', 'always', { null: 'ignore' }],
  };
}

/** Rules that ask the type checker: a promise nobody waits for is a failure nobody sees. */
function typed(project, files, ignores = []) {
  return {
    files,
    ignores,
    languageOptions: { parserOptions: { project: [project], tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  };
}
