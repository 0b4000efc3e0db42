import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { flowsDocument } from './flows-document';

it('keeps docs/flows.md as the table says', () => {
  expect(readFileSync(join(__dirname, '../../docs/flows.md'), 'utf8')).toBe(flowsDocument());
});
