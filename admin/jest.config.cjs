const { readFileSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '..');
const { $schema, exclude, ...options } = JSON.parse(readFileSync(join(root, 'cloud/.swcrc'), 'utf8'));
const transform = { react: { runtime: 'automatic' } };
const jsc = { ...options.jsc, parser: { syntax: 'typescript', tsx: true }, transform };

/** The console's parts beside their code; its journeys in a browser are in e2e/. */
module.exports = {
  rootDir: __dirname,
  roots: ['<rootDir>/src'],
  testEnvironment: 'jsdom',
  testMatch: ['<rootDir>/src/**/*.test.{ts,tsx}'],
  moduleNameMapper: {
    '^@contract/(.*)$': '<rootDir>/../cloud/contract/$1',
    '\\.css$': '<rootDir>/src/no-style.cjs',
  },
  transform: { '^.+\\.tsx?$': ['@swc/jest', { ...options, jsc, swcrc: false }] },
  maxWorkers: 1,
};
