import * as fs from 'node:fs';
import { extname } from 'node:path';
import { ServiceFailure } from './failure';
import type { LocalPaths } from './local-paths';
import type { Params } from './params';
import type { Method, ServicePart } from './part';

const MEGABYTE = 1024 * 1024;
/** All that a program may keep on a phone. */
const USER_SPACE = 200 * MEGABYTE;

const absent = (words: string) => new ServiceFailure(`no such file or directory${words}`, { errno: 1300002 });
const denied = (words: string) => new ServiceFailure(`permission denied${words}`, { errno: 1300013 });
const taken = (path: string) => new ServiceFailure(`file already exists ${path}`, { errno: 1300017 });
const notFolder = (path: string) => new ServiceFailure(`not a directory ${path}`, { errno: 1300020 });
const isFolder = (words: string) =>
  new ServiceFailure(`illegal operation on a directory${words}`, { errno: 1300021 });
const notEmpty = () => new ServiceFailure('directory not empty', { errno: 1300066 });
const full = () =>
  new ServiceFailure('the maximum size of the file storage limit is exceeded', { errno: 1300202 });

/** What FileSystemManager does. Synchronous throughout: its Sync variants must answer before they return. */
export function fileService(paths: LocalPaths, scratch: string): ServicePart {
  const files = new ProgramFiles(paths, scratch);
  const methods: Record<string, Method> = {
    'file.access': (params) => files.access(params.text('path')),
    'file.readFile': (params) => files.read(params),
    'file.writeFile': (params) => files.write(params, 'w'),
    'file.appendFile': (params) => files.write(params, 'a'),
    'file.copyFile': (params) => files.copy(params.text('srcPath'), params.text('destPath')),
    'file.rename': (params) => files.rename(params.text('oldPath'), params.text('newPath')),
    'file.saveFile': (params) => files.save(params.text('tempFilePath'), params.maybeText('filePath')),
    'file.unlink': (params) => files.unlink(params.text('filePath')),
    'file.mkdir': (params) => files.mkdir(params.text('dirPath'), params.flag('recursive')),
    'file.rmdir': (params) => files.rmdir(params.text('dirPath'), params.flag('recursive')),
    'file.readdir': (params) => files.readdir(params.text('dirPath')),
    'file.stat': (params) => files.stat(params.text('path')),
    'file.saved': () => files.saved(),
  };
  return { methods };
}

class ProgramFiles {
  constructor(
    private readonly paths: LocalPaths,
    private readonly scratch: string,
  ) {}

  access(path: string): void {
    if (!fs.existsSync(this.paths.readable(path))) throw absent(` ${path}`);
  }

  read(params: Params): { base64: string } {
    const path = params.text('filePath');
    const real = this.existing(path, `, open ${path}`);
    if (fs.statSync(real).isDirectory()) throw isFolder(`, open ${path}`);
    const from = params.maybeNumber('position') ?? 0;
    const length = params.maybeNumber('length');
    const bytes = fs.readFileSync(real).subarray(from, length === undefined ? undefined : from + length);
    return { base64: bytes.toString('base64') };
  }

  write(params: Params, flag: 'w' | 'a'): void {
    const path = params.text('filePath');
    const real = this.ownFile(path, `, open ${path}`);
    const bytes = Buffer.from(params.text('base64'), 'base64');
    if (flag === 'a' && !fs.existsSync(real)) throw absent(`, open ${path}`);
    this.ensureRoom(bytes.length);
    refolded(`, open ${path}`, () => fs.writeFileSync(real, bytes, { flag }));
  }

  copy(from: string, to: string): void {
    const words = `, copyFile ${from} -> ${to}`;
    const source = this.existing(from, words);
    const target = this.ownFile(to, words);
    this.ensureRoom(fs.statSync(source).size);
    refolded(words, () => fs.copyFileSync(source, target));
  }

  rename(from: string, to: string): void {
    const words = `, rename ${from} -> ${to}`;
    const source = this.ownFile(from, words);
    const target = this.ownFile(to, words);
    refolded(words, () => fs.renameSync(source, target));
  }

  save(temporary: string, wanted: string | undefined): { savedFilePath: string } {
    const source = this.paths.readable(temporary);
    if (!fs.existsSync(source)) throw new ServiceFailure('tempFilePath file not exist', { errno: 1300002 });
    const path = wanted ?? this.paths.stored(extname(temporary));
    const target = wanted ? this.ownFile(wanted, `, open ${wanted}`) : this.paths.writable(path);
    this.ensureRoom(fs.statSync(source).size);
    refolded(`, open ${path}`, () => fs.renameSync(source, target));
    return { savedFilePath: path };
  }

  unlink(path: string): void {
    const real = this.paths.readable(path);
    if (!path.startsWith('wxfile://')) throw denied(`, open ${path}`);
    if (!fs.existsSync(real)) throw absent(` ${path}`);
    if (fs.statSync(real).isDirectory()) {
      throw new ServiceFailure(`operation not permitted, unlink ${path}`, { errno: 1300001 });
    }
    fs.unlinkSync(real);
  }

  mkdir(path: string, recursive = false): void {
    const real = this.ownFile(path, `, open ${path}`);
    if (fs.existsSync(real) && !recursive) throw taken(path);
    refolded(` ${path}`, () => fs.mkdirSync(real, { recursive }));
  }

  rmdir(path: string, recursive = false): void {
    const real = this.ownFile(path, `, open ${path}`);
    if (!fs.existsSync(real)) throw absent(` ${path}`);
    if (!fs.statSync(real).isDirectory()) throw notFolder(path);
    if (!recursive && fs.readdirSync(real).length > 0) throw notEmpty();
    fs.rmSync(real, { recursive: true });
  }

  readdir(path: string): { files: string[] } {
    const real = this.existing(path, ` ${path}`);
    if (!fs.statSync(real).isDirectory()) throw notFolder(path);
    return { files: fs.readdirSync(real).sort() };
  }

  stat(path: string) {
    const found = fs.statSync(this.existing(path, ` ${path}`));
    const seconds = (time: number) => Math.floor(time / 1000);
    return {
      stats: {
        mode: found.mode,
        size: found.size,
        lastAccessedTime: seconds(found.atimeMs),
        lastModifiedTime: seconds(found.mtimeMs),
        kind: found.isDirectory() ? 'directory' : 'file',
      },
    };
  }

  saved() {
    const names = fs.readdirSync(this.scratch).filter((name) => name.startsWith('store_'));
    const fileList = names.map((name) => {
      const { size, mtimeMs } = fs.statSync(this.paths.readable(`wxfile://${name}`));
      return { filePath: `wxfile://${name}`, size, createTime: Math.floor(mtimeMs / 1000) };
    });
    return { fileList };
  }

  private existing(path: string, words: string): string {
    const real = this.paths.readable(path);
    if (!fs.existsSync(real)) throw absent(words);
    return real;
  }

  private ownFile(path: string, words: string): string {
    if (!this.paths.belongsToUser(path)) throw denied(words);
    return this.paths.writable(path);
  }

  private ensureRoom(bytes: number): void {
    const user = this.paths.readable('wxfile://usr');
    const used = fs
      .readdirSync(user, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .reduce((sum, entry) => sum + fs.statSync(`${entry.parentPath}/${entry.name}`).size, 0);
    if (used + bytes > USER_SPACE) throw full();
  }
}

/** The system's refusals in WeChat's words. */
function refolded(words: string, act: () => void): void {
  try {
    act();
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') throw absent(words);
    if (code === 'EISDIR') throw isFolder(words);
    throw error;
  }
}
