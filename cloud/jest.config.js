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
  maxWorkers: 2,
};
