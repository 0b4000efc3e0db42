import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');
const BUILD = `import { buildServer } from '${join(ROOT, 'config/build/server.mjs')}';
await buildServer(process.argv[1]).catch((error) => console.log(error.message));`;

describe('the build of the server', () => {
  const root = mkdtempSync(join(tmpdir(), 'one-net-build-'));
  const source = join(root, 'cloud/src/main.ts');
  const built = join(root, 'cloud/dist/src/main.js');
  const build = (text: string): string => {
    writeFileSync(source, text);
    return execFileSync(process.execPath, ['--input-type=module', '-e', BUILD, root], { encoding: 'utf8' });
  };

  beforeAll(() => {
    mkdirSync(join(root, 'cloud/src'), { recursive: true });
    mkdirSync(join(root, 'node_modules'));
    symlinkSync(join(ROOT, 'node_modules/@swc'), join(root, 'node_modules/@swc'));
    symlinkSync(join(ROOT, 'cloud/.swcrc'), join(root, 'cloud/.swcrc'));
    writeFileSync(join(root, 'cloud/package.json'), '{}');
  });
  afterAll(() => rmSync(root, { recursive: true }));

  it('puts what compiled in place of what stood there, with nothing left of it', () => {
    expect(build('export const town = 1;')).toBe('');
    writeFileSync(join(root, 'cloud/dist/src/gone.js'), '');
    build('export const town = 2;');
    expect(readFileSync(built, 'utf8')).toContain('town = 2');
    expect(existsSync(join(root, 'cloud/dist/src/gone.js'))).toBe(false);
  });

  it('leaves the server that runs as it is when the source is broken, and says where in a few lines', () => {
    const said = build('export const town = = 3;');
    expect(said).toContain('main.ts:1:1');
    expect(said).not.toMatch(/Caused by|Stack backtrace/);
    expect(said.trim().split('\n').length).toBeLessThan(8);
    expect(readFileSync(built, 'utf8')).toContain('town = 2');
  });
});
