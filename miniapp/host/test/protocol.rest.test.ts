import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Driven } from './driving';

const CLIENT = dirname(require.resolve('miniprogram-automator'));

describe('what the client sends seldom', () => {
  let shop: Driven;
  beforeAll(async () => {
    shop = await Driven.start('shop');
  });
  afterAll(() => shop.end());

  it('is known, every single method of the client’s own code', async () => {
    const code = readdirSync(CLIENT, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.js'))
      .map((name) => readFileSync(join(CLIENT, name), 'utf8'));
    const sent = code.flatMap((text) => [...text.matchAll(/send\("((?:Tool|App|Page|Element)\.\w+)"/g)]);
    const methods = [...new Set(sent.map(([, method = '']) => method))];
    expect(methods.length).toBeGreaterThan(35);
    // Those that end the program, or leave something behind, have their own test.
    const asked = methods.filter((method) => !['Tool.close', 'App.addBinding'].includes(method));
    const answers = await Promise.all(
      asked.map(async (method) => [method, await failureOf(method)] as const),
    );
    expect(answers.filter(([, failure]) => failure?.startsWith('unimplemented'))).toEqual([]);
  });

  it('is refused by name where it needs the developer tools', async () => {
    for (const method of ['enableRemoteDebug', 'stopAudits', 'getTicket', 'setTicket', 'refreshTicket'])
      expect(await failureOf(`Tool.${method}`)).toBe(`Tool.${method} is not offered by the headless host`);
  });

  it('moves between tabs and back by what lies around the page', async () => {
    await shop.client.native().switchTab({ url: '/pages/cart/index' });
    expect((await shop.page()).path).toBe('pages/cart/index');
    await shop.client.native().switchTab({ url: '/pages/index/index' });
    await shop.client.callWxMethod('navigateTo', { url: '/pages/detail/index' });
    await shop.client.native().navigateLeft();
    expect((await shop.page()).path).toBe('pages/index/index');
    expect(await failureOf('Tool.native', { method: 'switchTab' })).toBe('switchTab needs { url }');
  });

  it('takes a context method by name, and names the one that a component has not got', async () => {
    const top = (await shop.page()) as unknown as { id: number };
    const { id: elementId } = (await shop.find('.inner')) as unknown as { id: string };
    const params = { elementId, pageId: top.id, method: 'fly', args: [] };
    expect(await failureOf('Element.callContextMethod', params)).toMatch(
      /<\S+> has no fly in the headless host/,
    );
  });

  it('cuts the network, and tells what the program has thrown', async () => {
    await shop.send('Host.network', { network: 'none' });
    expect(await shop.client.callWxMethod('getNetworkType')).toMatchObject({ networkType: 'none' });
    expect(await failureOf('Host.network', { network: 'pigeon' })).toContain('Host.network needs');
    await shop.send('Host.network', { network: 'wifi' });
    expect(await shop.send('Host.exceptions')).toEqual({ exceptions: [] });
  });

  it('puts the program away by exit', async () => {
    await shop.send('Host.foreground');
    await shop.calls();
    await shop.send('App.exit');
    expect(await shop.calls()).toEqual(['index onHide', 'counter hidden', 'onHide']);
    await shop.send('Host.foreground');
  });

  async function failureOf(method: string, params: object = {}): Promise<string | undefined> {
    return shop.send(method, params).then(
      () => undefined,
      (error: Error) => error.message,
    );
  }
});

it('closes the program with Tool.close', async () => {
  const shop = await Driven.start('shop');
  await shop.client.close();
  await new Promise((later) => setTimeout(later, 300));
  await expect(fetch(shop.program.wsEndpoint.replace('ws:', 'http:'))).rejects.toThrow();
  await shop.end();
});
