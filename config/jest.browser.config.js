const { existsSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '..');
// The server's own compiler options: a journey may start it in its own process.
const { $schema, exclude, ...options } = JSON.parse(readFileSync(join(root, 'cloud/.swcrc'), 'utf8'));

/** Journeys through the built programs in a real browser: one at a time, with time to load. */
module.exports = {
  rootDir: root,
  roots: ['admin/e2e', 'miniapp/e2e']
    .map((folder) => join(root, folder))
    .filter((folder) => existsSync(folder)),
  testEnvironment: 'node',
  testMatch: ['<rootDir>/admin/e2e/**/*.test.ts', '<rootDir>/miniapp/e2e/**/*.test.ts'],
  moduleNameMapper: { '^@contract/(.*)$': '<rootDir>/cloud/contract/$1' },
  transform: { '^.+\\.tsx?$': ['@swc/jest', { ...options, swcrc: false }] },
  testTimeout: 120_000,
  testSequencer: '<rootDir>/config/jest.longest-first.js',
  maxWorkers: 1,
};
