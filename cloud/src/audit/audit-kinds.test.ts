import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AUDIT_ACTIONS } from '../../contract/audit/audit.api';

const SOURCE = join(__dirname, '..');

it('keeps no kind of row that nothing ever writes: a promise in the contract is kept in the code', () => {
  const written = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/\.test(ing)?\.ts$/.test(file))
    .map((file) => readFileSync(join(SOURCE, file), 'utf8'))
    .join('\n');
  const silent = Object.keys(AUDIT_ACTIONS).filter((action) => !written.includes(`'${action}'`));
  expect(silent).toEqual([]);
});
