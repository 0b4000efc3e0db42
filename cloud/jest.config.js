const { readFileSync } = require('node:fs');
const { join } = require('node:path');

// The build's own compiler options, so that a test never runs other code than the server does.
const { $schema, exclude, ...options } = JSON.parse(readFileSync(join(__dirname, '.swcrc'), 'utf8'));

module.exports = {
  rootDir: __dirname,
  testEnvironment: 'node',
  testMatch: ['<rootDir>/{src,contract,database,test}/**/*.test.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  transform: { '^.+\\.ts$': ['@swc/jest', { ...options, swcrc: false }] },
  testTimeout: 30_000,
  testSequencer: '<rootDir>/../config/jest.longest-first.js',
  maxWorkers: 2,
  // Every test file loads the server's native parts anew. A worker that has run twenty of them holds most of a gigabyte,
  // and on a busy machine handing that back takes longer than the half second jest gives it to end by itself.
  workerIdleMemoryLimit: '200MB',
};
