import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { commandFailure } from './command-failure';
import { readSettings } from './kernel/settings';

const thrownBy = async (work: () => unknown): Promise<unknown> => {
  try {
    await work();
  } catch (error) {
    return error;
  }
  return undefined;
};

it('names the file that is not there, and the folder that is none', async () => {
  expect(commandFailure(await thrownBy(() => readFile('/no/such/file.csv')))).toBe(
    '没有这个文件或文件夹：/no/such/file.csv',
  );
  expect(commandFailure(Object.assign(new Error('EISDIR'), { code: 'EISDIR', path: '/tmp' }))).toContain(
    '这是文件夹',
  );
});

it('has the usage shown to whoever wrote no command of ours', async () => {
  const options = { to: { type: 'string' } } as const;
  for (const args of [['--what'], ['--to']])
    expect(commandFailure(await thrownBy(() => parseArgs({ args, options })))).toBeUndefined();
});

it('says what was worded for the operator as it stands', async () => {
  expect(commandFailure(await thrownBy(() => readSettings({ PORT: 'many' })))).toContain('设置有误');
  expect(commandFailure(new Error('已经有组织架构了，不能再建区'))).toBe('已经有组织架构了，不能再建区');
  expect(
    commandFailure(Object.assign(new Error('no'), { code: 'ECONNREFUSED', syscall: 'connect' })),
  ).toContain('连接不上数据库');
});

it('keeps where it happened of what nobody foresaw', () => {
  const said = commandFailure(new TypeError('x is not a function'));
  expect(said).toContain('没有做完：TypeError: x is not a function');
  expect(said).toContain('command-failure.test');
});
