/** Writes docs/flows.md from the flow tables: `node config/flows-doc.mjs`. A test compares. */
import { createRequire } from 'node:module';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const { flowsDocument } = createRequire(import.meta.url)(
  path.join(root, 'cloud/dist/contract/flows-document.js'),
);
writeFileSync(path.join(root, 'docs/flows.md'), flowsDocument());
