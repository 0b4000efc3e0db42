import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { compileProgram } from '../src/index';
import { changed, fixtureFolder } from './driving';

const SHOP = fixtureFolder('shop');

describe('compiling a build', () => {
  it('lists every page, those of sub-packages with their root', () => {
    const { description } = compileProgram(SHOP);
    expect(description.pages).toEqual([
      'pages/index/index',
      'pages/cart/index',
      'pages/detail/index',
      'extra/pages/far/index',
    ]);
    expect(description.packages).toMatchObject([{ root: '' }, { root: 'extra/' }]);
  });

  it('turns wxss into css: imports inlined, rpx in vw, tags of built-ins renamed, page and custom tags kept', () => {
    const { styles } = compileProgram(SHOP).description;
    expect(styles['app']).toContain('width: 50vw');
    expect(styles['app']).toContain('wx-view.red');
    expect(styles['app']).toMatch(/page \{\s*background/);
  });

  it('gives an isolated component class names of its own', () => {
    const { styles, scopes } = compileProgram(SHOP).description;
    const scope = scopes['parts/counter/counter'];
    expect(scope).toBeDefined();
    expect(styles['parts/counter/counter']).toContain(`.${scope}--log`);
    expect(scopes['pages/index/index']).toBeUndefined();
  });

  it('refuses a page that is not in the build', () =>
    changed(
      'shop',
      { file: 'app.json', from: 'pages/cart/index"', to: 'pages/nowhere/index"' },
      async (folder) =>
        expect(() => compileProgram(folder)).toThrow('pages that are not in the build: pages/nowhere/index'),
    ));

  it('refuses a component that is nowhere', () =>
    changed(
      'shop',
      { file: 'pages/index/index.json', from: 'counter/counter', to: 'counter/gone' },
      async (folder) => expect(() => compileProgram(folder)).toThrow('"/parts/counter/gone" is not found'),
    ));

  it('refuses a template that is not valid, with its line', () =>
    changed('shop', { file: 'pages/cart/index.wxml', from: '{{shown}}', to: '{{shown +}}' }, async (folder) =>
      expect(() => compileProgram(folder)).toThrow(/pages\/cart\/index\.wxml cannot be compiled: line 1/),
    ));

  it('refuses imports that go round in circles', () =>
    changed(
      'shop',
      { file: 'shared.wxss', from: '.wide', to: '@import "./app.wxss"; .wide' },
      async (folder) => expect(() => compileProgram(folder)).toThrow('@import goes round in circles'),
    ));
});

describe('the limits of a package', () => {
  it('are 2 MB for each', () =>
    withFile('shop', 'images/large.png', 2 * 1024 * 1024, (folder) =>
      expect(() => compileProgram(folder)).toThrow(/main package: \d+ KB \(limit 2048 KB\)/),
    ));

  it('are 30 MB for all together', () =>
    changed(
      'shop',
      { file: 'app.json', from: /"subPackages": \[[^\]]*\]\s*\}\]/, to: manyPackages() },
      async (folder) => {
        for (let part = 0; part < PARTS; part += 1) fill(folder, part);
        expect(() => compileProgram(folder)).toThrow(/all packages: \d+ KB \(limit 30720 KB\)/);
      },
    ));

  it('do not count what is not uploaded', () =>
    withFile('shop', 'app.js.map', 3 * 1024 * 1024, (folder) =>
      expect(() => compileProgram(folder)).not.toThrow(),
    ));
});

const PARTS = 17;

function manyPackages(): string {
  const parts = Array.from({ length: PARTS }, (_, part) => ({ root: `part${part}`, pages: ['page'] }));
  return `"subPackages": ${JSON.stringify(parts)}`;
}

/** Each part stays below its own limit. */
function fill(folder: string, part: number): void {
  const root = join(folder, `part${part}`);
  mkdirSync(root);
  for (const [name, text] of [
    ['page.js', 'Page({});'],
    ['page.json', '{}'],
    ['page.wxml', '<view/>'],
  ] as const)
    writeFileSync(join(root, name), text);
  writeFileSync(join(root, 'large.png'), Buffer.alloc(1.9 * 1024 * 1024));
}

function withFile(
  fixture: string,
  path: string,
  bytes: number,
  use: (folder: string) => void,
): Promise<void> {
  return changed(fixture, { file: 'app.js', from: 'App(', to: 'App (' }, async (folder) => {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, Buffer.alloc(bytes));
    use(folder);
  });
}

it('says when there is no build at all', () => {
  const empty = mkdtempSync(join(tmpdir(), 'empty-'));
  expect(() => compileProgram(empty)).toThrow('app.json');
  rmSync(empty, { recursive: true });
});
