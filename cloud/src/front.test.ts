import { bootApplication, type Booted } from '../test/support/application';

let app: Booted;

beforeAll(async () => {
  app = await bootApplication({ env: { DEMO: '0' } });
});
afterAll(() => app.stop());

const codeOf = ({ body }: { body: { error?: { code: string } } }) => body.error?.code;

describe('the front door', () => {
  it.each([
    ['an unknown address', 'get', '/api/castles', 404, 'noSuchRoute'],
    ['the wrong method', 'put', '/api/me', 404, 'noSuchRoute'],
    ['the demonstration where there is none', 'get', '/api/demo/people', 404, 'noSuchRoute'],
    ['an address that cannot be decoded', 'get', '/api/files/%E0%A4%A', 400, 'badInput'],
    ['no session', 'get', '/api/me', 401, 'signInFirst'],
  ] as const)('answers %s by name, in Chinese', async (...[, method, path, status, code]) => {
    const answer = await app.request[method](path).expect(status);
    expect(codeOf(answer)).toBe(code);
    expect(answer.body.error.message).toMatch(/[一-鿿]/);
  });

  it('refuses bodies that are no JSON, no object, or too large', async () => {
    const post = () => app.request.post('/api/session/staff').set('Content-Type', 'application/json');
    expect(codeOf(await post().send('{"account":').expect(400))).toBe('badJson');
    expect(codeOf(await post().send('[1]').expect(400))).toBe('badJson');
    expect(
      codeOf(
        await post()
          .send(JSON.stringify({ account: 'a'.repeat(1_200_000) }))
          .expect(413),
      ),
    ).toBe('bodyTooLarge');
    expect(codeOf(await post().send({ account: 'a', password: 'b', admin: true }).expect(400))).toBe(
      'badInput',
    );
  });

  it('sends the headers that keep a browser careful, with refusals too', async () => {
    const { headers } = await app.request.get('/api/castles');
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'cache-control': 'no-store',
    });
    expect(headers['x-powered-by']).toBeUndefined();
    expect(headers['set-cookie']).toBeUndefined();
  });
});
