import { Bench } from './bench';

type Manager = Record<string, (...given: unknown[]) => unknown>;

describe('the file system of a program', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await Bench.start();
  });
  afterAll(() => bench.end());

  /** A function of FileSystemManager with callbacks: what either is told. */
  const ask = (name: string, options: Record<string, unknown>) =>
    bench.client.evaluate(
      (api: string, given: Record<string, unknown>) =>
        new Promise((done) => {
          const manager = wx['getFileSystemManager']?.() as Manager; // the manager
          manager[api]?.({ ...given, success: done, fail: done });
        }),
      name,
      options,
    );
  /** A …Sync function: what it returns, or the message that it throws. */
  const now = (name: string, ...given: unknown[]) =>
    bench.client.evaluate(
      (api: string, args: unknown[]) => {
        try {
          const manager = wx['getFileSystemManager']?.() as Manager; // the manager
          return manager[api]?.(...args) ?? 'done';
        } catch (error) {
          return error instanceof Error ? error.message : String(error);
        }
      },
      name,
      given,
    );

  it('names the folder of the user', async () => {
    expect(await bench.client.evaluate(() => wx.env.USER_DATA_PATH)).toBe('wxfile://usr');
  });

  it('writes, adds to, reads, copies, renames and removes a file', async () => {
    const filePath = 'wxfile://usr/a.txt';
    expect(await ask('writeFile', { filePath, data: '你好' })).toEqual({ errMsg: 'writeFile:ok' });
    await ask('appendFile', { filePath, data: '世界' });
    expect(await ask('readFile', { filePath, encoding: 'utf8' })).toEqual({
      data: '你好世界',
      errMsg: 'readFile:ok',
    });
    await ask('copyFile', { srcPath: filePath, destPath: 'wxfile://usr/b.txt' });
    await ask('rename', { oldPath: 'wxfile://usr/b.txt', newPath: 'wxfile://usr/c.txt' });
    expect(await ask('readdir', { dirPath: 'wxfile://usr' })).toMatchObject({ files: ['a.txt', 'c.txt'] });
    await ask('unlink', { filePath });
    expect(await ask('access', { path: filePath })).toEqual({
      errMsg: `access:fail no such file or directory ${filePath}`,
      errno: 1300002,
    });
  });

  it('does the same at once, and throws the errMsg', async () => {
    expect(await now('mkdirSync', 'wxfile://usr/deep/er', true)).toBe('done');
    expect(await now('writeFileSync', 'wxfile://usr/deep/er/x.bin', 'AAH+/w==', 'base64')).toBe('done');
    expect(await now('readFileSync', 'wxfile://usr/deep/er/x.bin', 'hex')).toBe('0001feff');
    expect(await now('readFileSync', 'wxfile://usr/deep/er/x.bin', 'base64', 1, 2)).toBe('Af4=');
    expect(await now('statSync', 'wxfile://usr/deep/er/x.bin')).toMatchObject({ size: 4 });
    expect(await now('readdirSync', 'wxfile://usr/deep')).toEqual(['er']);
    expect(await now('rmdirSync', 'wxfile://usr/deep')).toBe('rmdirSync:fail directory not empty');
    expect(await now('rmdirSync', 'wxfile://usr/deep', true)).toBe('done');
    expect(await now('accessSync', 'wxfile://usr/deep')).toBe(
      'accessSync:fail no such file or directory wxfile://usr/deep',
    );
    expect(await now('readFileSync', 'wxfile://usr/none')).toBe(
      'readFileSync:fail no such file or directory, open wxfile://usr/none',
    );
  });

  it('reads the build but writes only in the user’s folder, and never leaves either', async () => {
    expect(await now('readFileSync', '/app.wxss', 'utf8')).toContain('.box');
    expect(await now('writeFileSync', '/app.wxss', 'x')).toContain('permission denied, open /app.wxss');
    expect(await now('writeFileSync', 'wxfile://elsewhere', 'x')).toContain('permission denied');
    expect(await now('readFileSync', '/../../../../etc/passwd', 'utf8')).toContain('permission denied');
    expect(await now('writeFileSync', 'wxfile://usr/../storage.json', 'x')).toContain('permission denied');
    expect(await now('mkdirSync', 'wxfile://usr')).toBe('mkdirSync:fail file already exists wxfile://usr');
  });

  it('keeps a temporary file by saveFile, and lists it', async () => {
    await now('writeFileSync', 'wxfile://usr/t.txt', 'kept');
    const saved = await bench.ask('saveFile', { tempFilePath: 'wxfile://usr/t.txt' });
    expect(saved.savedFilePath).toMatch(/^wxfile:\/\/store_\w+\.txt$/);
    expect(await bench.ask('getSavedFileList')).toMatchObject({
      fileList: [{ filePath: saved.savedFilePath, size: 4 }],
    });
    expect(await bench.ask('getFileInfo', { filePath: saved.savedFilePath })).toMatchObject({ size: 4 });
    expect(await bench.ask('removeSavedFile', { filePath: saved.savedFilePath })).toEqual({
      errMsg: 'removeSavedFile:ok',
    });
    expect(await bench.ask('saveFile', { tempFilePath: 'wxfile://tmp_gone' })).toMatchObject({
      errMsg: 'saveFile:fail tempFilePath file not exist',
    });
  });
});
