import { parseArgs } from 'node:util';
import { Stop } from './preflight.mjs';

/** parseArgs of node:util, with its refusal worded for people. usage: what to type instead. */
export function readArguments(options, usage, { allowPositionals = false } = {}) {
  try {
    return parseArgs({ options, allowPositionals });
  } catch (error) {
    throw new Stop(`不认识的参数：${error.message}\n用法：${usage}`);
  }
}
