import { createServer } from 'node:http';
import { once } from 'node:events';
import { FolderRefused } from './kernel/data-folder';
import { startFailure } from './start-failure';

const coded = (code: string, more: object = {}): Error => Object.assign(new Error(code), { code, ...more });

/** What a server says that is to listen there. */
async function listening(options: { host: string; port: number }): Promise<unknown> {
  const server = createServer().listen(options);
  try {
    await once(server, 'listening');
  } catch (error) {
    return error;
  }
  server.close();
  return undefined;
}

describe('a start that fails', () => {
  it('names the port that is taken, and the address that is not this machine’s', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const address = taken.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const said = startFailure(await listening({ host: '127.0.0.1', port }), '127.0.0.1');
    expect(said).toContain(`不能在 127.0.0.1 的端口 ${port} 监听：端口已被占用`);
    taken.close();
    const elsewhere = startFailure(await listening({ host: '192.0.2.1', port: 0 }), '192.0.2.1');
    expect(elsewhere).toContain('这台机器没有这个地址，请检查 HOST');
  });

  it('tells a host to listen at from the host of the database', () => {
    const lost = coded('ENOTFOUND', { syscall: 'getaddrinfo', hostname: 'town.invalid' });
    expect(startFailure(lost, 'town.invalid')).toContain('找不到要监听的地址 town.invalid');
    expect(startFailure(lost, '127.0.0.1')).toContain('找不到数据库所在的主机');
  });

  it.each([
    ['ECONNREFUSED', {}, '连接不上数据库'],
    ['ER_ACCESS_DENIED_ERROR', {}, '数据库不接受这个用户名或密码'],
    ['ER_BAD_DB_ERROR', {}, '数据库服务里没有这个库'],
    ['ENOENT', { syscall: 'connect' }, '找不到数据库的套接字文件'],
  ])('says in one line what is wrong with the connection: %s', (code, more, words) => {
    const said = startFailure(coded(code, more), '127.0.0.1');
    expect(said).toContain(words);
    expect(said.split('\n')).toHaveLength(1);
  });

  it('passes on what is worded already, and of what nobody foresaw says where it happened', () => {
    expect(startFailure(new FolderRefused('没有启动：这个文件夹不行'), undefined)).toBe(
      '没有启动：这个文件夹不行',
    );
    expect(startFailure(coded('ENOENT', { syscall: 'open' }), undefined)).toMatch(
      /没有启动，可能是.*\n\s+at /s,
    );
  });
});
