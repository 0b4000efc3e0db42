import { caseForms } from '../../contract/case/case.schema';
import { bootApplication, type Booted } from '../../test/support/application';
import { BOUND_ROUTES } from '../kernel/http';
import { ANSWERS } from './answers';

let app: Booted;

beforeAll(async () => {
  app = await bootApplication({ env: { DEMO: '0' } });
});
afterAll(() => app.stop());

it('is OpenAPI 3.1 made from the routes served, with what must be sent', async () => {
  const { body } = await app.request.get('/api/openapi.json').expect(200);
  expect(body.openapi).toBe('3.1.0');
  const signIn = body.paths['/api/session/staff'].post;
  expect(signIn.requestBody.content['application/json'].schema).toMatchObject({
    required: ['account', 'password'],
    properties: { program: { default: 'admin' } },
  });
  expect(signIn.security).toEqual([]);
  expect(body.paths['/api/files/{id}'].get.parameters).toMatchObject([
    { name: 'id', in: 'path', required: true },
    { name: 'pass', in: 'query' },
  ]);
  const named = Object.values<Record<string, { operationId: string }>>(body.paths).flatMap((methods) =>
    Object.values(methods).map(({ operationId }) => operationId),
  );
  expect(new Set(named).size).toBe(named.length);
});

it('says what is answered, as the contract’s types have it, and which refusals may be met', async () => {
  const { body } = await app.request.get('/api/openapi.json').expect(200);
  const { paths, components } = body;
  expect(paths['/api/cases/{no}'].get.responses[200].content).toEqual({
    'application/json': { schema: { $ref: '#/components/schemas/CaseView' } },
  });
  expect(components.schemas.CaseView.required).toContain('actions');
  expect(components.schemas.CaseState.enum).toContain('dispatched');
  expect(paths['/api/files/{id}'].get.responses[200].content['*/*'].schema.format).toBe('binary');
  expect(Object.keys(paths['/api/cases'].post.responses)).toEqual(
    expect.arrayContaining(['400', '401', '409', '422', '429']),
  );
  expect(Object.keys(paths['/api/categories'].get.responses)).not.toContain('409');
  expect(components.responses.Refused422.content['application/json'].schema).toMatchObject({
    properties: { error: { properties: { code: { enum: expect.arrayContaining(['placeOutside']) } } } },
  });
  const text = JSON.stringify(body);
  for (const [, name = ''] of text.matchAll(/#\/components\/([\w/]+)"/g)) {
    const [kind = '', part = ''] = name.split('/');
    expect(components[kind]).toHaveProperty(part);
  }
});

it('knows what every route of the contract answers', () => {
  const unsaid = BOUND_ROUTES.map(({ route }) => `${route.method} ${route.path}`).filter(
    (name) => ANSWERS.routes[name] === undefined,
  );
  expect(unsaid.sort()).toEqual([
    'GET /wechat/:program/callback',
    'POST /wechat-pay/callback',
    'POST /wechat/:program/callback',
  ]);
});

it('says what a file is sent as, and which forms a step may ask for', async () => {
  const { body } = await app.request.get('/api/openapi.json').expect(200);
  expect(body.paths['/api/files'].post.requestBody.content).toHaveProperty(['multipart/form-data']);
  expect(body.paths['/api/files'].post.requestBody.content).not.toHaveProperty(['application/json']);
  const { form } =
    body.paths['/api/cases/{no}/steps/{action}'].post.requestBody.content['application/json'].schema
      .properties;
  const titles = form.anyOf.map(({ title }: { title: string }) => title);
  expect(titles.sort()).toEqual(Object.keys(caseForms).sort());
  expect(form.anyOf.find(({ title }: { title: string }) => title === 'dispatch').required).toContain(
    'unitId',
  );
});

it('is a page to read that asks no other host for anything', async () => {
  const { text, headers } = await app.request.get('/api/docs').expect(200).expect('Content-Type', /html/);
  expect(text).toContain('/api/session/wechat');
  expect(text).toContain('placeOutside');
  expect(text).not.toMatch(/(src|href)="(https?:)?\/\//);
  expect(headers['content-security-policy']).toContain("script-src 'self'");
  await app.request
    .get('/api/docs.js')
    .expect(200)
    .expect('Content-Type', /javascript/);
});
