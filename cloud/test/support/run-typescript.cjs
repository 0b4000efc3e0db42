'use strict';
// Lets plain Node (the test runner, a stand-in as its own process) load the test support's TypeScript unbuilt:
//   node -r ./cloud/test/support/run-typescript.cjs cloud/test/support/wechat/run.ts
const { readFileSync } = require('node:fs');
const { transformSync } = require('@swc/core');

const OPTIONS = {
  swcrc: false,
  jsc: { parser: { syntax: 'typescript', decorators: true }, target: 'es2022' },
  module: { type: 'commonjs' },
  sourceMaps: 'inline',
};

require.extensions['.ts'] = (module, filename) => {
  const { code } = transformSync(readFileSync(filename, 'utf8'), { ...OPTIONS, filename });
  module._compile(code, filename);
};
