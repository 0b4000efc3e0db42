import type { HostServices } from '../builtin';
import { failureOf, outcomeOf, tell, asynchronous, type ApiFamily, type ApiOptions } from './api';
import { decoded, encoded } from './file-data';
import { askNode, askNodeNow } from './node';
import { isRecord, maybeNumber, maybeText, text } from './options';

const USER_DATA_PATH = 'wxfile://usr';

type Answer = Record<string, unknown>;

/** One function of FileSystemManager: what it asks of Node, and what it makes of the answer. */
interface FileFunction {
  readonly asks: (options: ApiOptions) => Answer;
  readonly makes?: (answer: Answer, options: ApiOptions) => Answer;
  /** The names of the positional arguments of the Sync variant. */
  readonly positions: readonly string[];
  /** What the Sync variant returns of the result. */
  readonly returns?: string;
}

const FUNCTIONS: Readonly<Record<string, FileFunction>> = {
  access: { asks: take('path'), positions: ['path'] },
  readFile: {
    asks: (options) => ({
      ...take('filePath')(options),
      position: maybeNumber(options, 'position'),
      length: maybeNumber(options, 'length'),
    }),
    makes: ({ base64 }, options) => ({ data: decoded(String(base64), maybeText(options, 'encoding')) }),
    positions: ['filePath', 'encoding', 'position', 'length'],
    returns: 'data',
  },
  writeFile: { asks: written, positions: ['filePath', 'data', 'encoding'] },
  appendFile: { asks: written, positions: ['filePath', 'data', 'encoding'] },
  copyFile: { asks: take('srcPath', 'destPath'), positions: ['srcPath', 'destPath'] },
  rename: { asks: take('oldPath', 'newPath'), positions: ['oldPath', 'newPath'] },
  saveFile: {
    asks: (options) => ({ ...take('tempFilePath')(options), filePath: maybeText(options, 'filePath') }),
    positions: ['tempFilePath', 'filePath'],
    returns: 'savedFilePath',
  },
  unlink: { asks: take('filePath'), positions: ['filePath'] },
  mkdir: { asks: folder, positions: ['dirPath', 'recursive'] },
  rmdir: { asks: folder, positions: ['dirPath', 'recursive'] },
  readdir: { asks: take('dirPath'), positions: ['dirPath'], returns: 'files' },
  stat: {
    asks: take('path'),
    makes: ({ stats }) => ({ stats: statsOf(stats) }),
    positions: ['path'],
    returns: 'stats',
  },
};

/** FileSystemManager with its Sync variants, and the file functions of wx itself. */
export const fileSystemFamily: ApiFamily = (host) => {
  const manager = managerOf(host);
  return {
    env: { USER_DATA_PATH },
    getFileSystemManager: () => manager,
    saveFile: asynchronous('saveFile', (options) => called(host, 'saveFile', options)),
    getSavedFileList: asynchronous('getSavedFileList', () => askNode(host, 'file.saved', {})),
    removeSavedFile: asynchronous('removeSavedFile', (options) =>
      askNode(host, 'file.unlink', take('filePath')(options)),
    ),
    getFileInfo: asynchronous('getFileInfo', (options) => fileInfo(host, options)),
  };
};

function managerOf(host: HostServices): Readonly<Record<string, unknown>> {
  const manager: Record<string, unknown> = {};
  for (const [name, one] of Object.entries(FUNCTIONS)) {
    // Callbacks only: FileSystemManager gives no promises.
    manager[name] = (options: ApiOptions = {}) =>
      tell(
        outcomeOf(name, () => called(host, name, options)),
        options,
      );
    manager[`${name}Sync`] = (...given: unknown[]) => calledNow(host, name, one, given);
  }
  const besides: Readonly<Record<string, (options: ApiOptions) => Promise<unknown>>> = {
    getFileInfo: (options) => fileInfo(host, options),
    getSavedFileList: () => askNode(host, 'file.saved', {}),
    removeSavedFile: (options) => askNode(host, 'file.unlink', take('filePath')(options)),
  };
  for (const [name, act] of Object.entries(besides)) {
    manager[name] = (options: ApiOptions = {}) =>
      tell(
        outcomeOf(name, () => act(options)),
        options,
      );
  }
  return manager;
}

async function called(host: HostServices, name: string, options: ApiOptions): Promise<Answer> {
  const one = FUNCTIONS[name];
  if (!one) throw new Error(`FileSystemManager.${name} is not offered by the headless host`);
  const answer = await askNode(host, `file.${name}`, one.asks(options));
  return one.makes?.(answer, options) ?? answer;
}

function calledNow(host: HostServices, name: string, one: FileFunction, given: readonly unknown[]): unknown {
  const options = Object.fromEntries(one.positions.map((position, at) => [position, given[at]]));
  try {
    const answer = askNodeNow(host, `file.${name}`, one.asks(options));
    const made = one.makes?.(answer, options) ?? answer;
    return one.returns ? made[one.returns] : undefined;
  } catch (error) {
    throw new Error(String(failureOf(`${name}Sync`, error).errMsg));
  }
}

async function fileInfo(host: HostServices, options: ApiOptions): Promise<Answer> {
  const algorithm = maybeText(options, 'digestAlgorithm') ?? 'md5';
  return askNode(host, 'media.digest', { path: text(options, 'filePath'), algorithm });
}

function take(...names: readonly string[]) {
  return (options: ApiOptions): Answer =>
    Object.fromEntries(names.map((name) => [name, text(options, name)]));
}

function written(options: ApiOptions): Answer {
  return {
    filePath: text(options, 'filePath'),
    base64: encoded(options.data, maybeText(options, 'encoding')),
  };
}

function folder(options: ApiOptions): Answer {
  return { dirPath: text(options, 'dirPath'), recursive: options.recursive === true };
}

function statsOf(stats: unknown): Answer {
  const { kind, ...rest } = isRecord(stats) ? stats : {};
  return { ...rest, isDirectory: () => kind === 'directory', isFile: () => kind === 'file' };
}
