import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { programs } from '../programs.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** @type {readonly import('../apps').Program[]} The four mini-programs. */
export const PROGRAMS = programs(root);
