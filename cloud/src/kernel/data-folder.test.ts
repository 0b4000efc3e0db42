import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FolderRefused, makeDataFolder } from './data-folder';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'one-net-folder-'))));
afterEach(() => rmSync(root, { recursive: true }));

const rightsOf = (path: string): number => statSync(path).mode & 0o777;
function whyNot(path: string): string {
  try {
    makeDataFolder(path);
  } catch (error) {
    if (error instanceof FolderRefused) return error.message;
    throw error;
  }
  return '';
}

describe('the data folder', () => {
  it('is made with all above it, for its owner only', () => {
    makeDataFolder(join(root, 'a/b/data'));
    expect(rightsOf(join(root, 'a/b/data'))).toBe(0o700);
  });

  it('keeps the rights it has, but the database in it is its owner’s', () => {
    mkdirSync(join(root, 'data'));
    chmodSync(join(root, 'data'), 0o755);
    writeFileSync(join(root, 'data/one-net.db'), '', { mode: 0o644 });
    makeDataFolder(join(root, 'data'));
    expect([rightsOf(join(root, 'data')), rightsOf(join(root, 'data/one-net.db'))]).toEqual([0o755, 0o600]);
  });

  it('is refused where a file stands, also one above it', () => {
    writeFileSync(join(root, 'file'), '');
    expect(whyNot(join(root, 'file'))).toContain('那里是一个文件');
    expect(whyNot(join(root, 'file/data'))).toContain('它的上一级是一个文件');
  });

  it('is refused at once where nothing can be made', () => {
    expect(whyNot('/proc/one-net/data')).toContain('/proc/one-net/data');
  });
});
