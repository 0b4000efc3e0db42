import type { ErrorBody } from '../../contract/errors';
import type { Person, Story } from '../build';
import { foreignIn } from '../refusal-words';

interface Field {
  readonly name: string;
  readonly in: string;
}
interface Described {
  readonly parameters?: readonly Field[];
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema: { readonly properties?: object } }>>;
  };
}
type Document = Readonly<Record<string, Readonly<Record<string, Described>>>>;

/** Of no field’s kind, or too much of it. */
const WRONG: readonly unknown[] = [
  null,
  true,
  -1,
  1e300,
  'x'.repeat(5000),
  '\u200b',
  [null],
  [['x']],
  { x: 1 },
];

/** Whatever is sent to whichever route: a refusal speaks Chinese, and no library speaks in it. */
export const badWords: Story = (town) => {
  let asked: [string, string, Described][];
  let people: Person[];

  beforeAll(async () => {
    people = [
      await town().resident('someone-clumsy'),
      await town().staff('wang'),
      await town().staff('zhao'),
    ];
    const { paths }: { paths: Document } = (await town().request.get('/api/openapi.json')).body;
    asked = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, described]): [string, string, Described] => [
        method,
        path,
        described,
      ]),
    );
  });

  /** What is foreign in the answers to one route’s every field gone wrong. */
  async function foreign([method, path, { parameters = [], requestBody }]: [string, string, Described]) {
    const found: string[] = [];
    let refused = 0;
    const body = Object.keys(requestBody?.content['application/json']?.schema.properties ?? {});
    const query = parameters.filter((field) => field.in === 'query').map(({ name }) => name);
    const sendings = [
      {},
      { nobodyKnows: 1, 'no such': 2 },
      ...WRONG.map((wrong) => Object.fromEntries([...body, ...query].map((name) => [name, wrong]))),
      ...[...body, ...query].map((name) => ({ [name]: { deep: [1] } })),
    ];
    for (const [at, sent] of sendings.entries()) {
      const person = people[at % people.length];
      const url = path.replace(/\{\w+\}/g, at % 2 ? '1' : 'x');
      const call = town()
        .request[method === 'get' || method === 'delete' ? 'get' : 'post'](`/api${url.replace(/^\/api/, '')}`)
        .set('Authorization', `Bearer ${person?.token}`)
        .set('Idempotency-Key', `clumsy-${at}-${path.replace(/\W/g, '')}`.slice(0, 80));
      const answer = await (method === 'get' || method === 'delete' ? call.query(sent) : call.send(sent));
      const { error }: Partial<ErrorBody> = answer.body;
      if (!error) continue;
      refused += 1;
      const words = answer.status === 500 ? error.message : foreignIn(error);
      if (words !== undefined) found.push(`${method} ${url} ${JSON.stringify(sent).slice(0, 80)}: ${words}`);
    }
    return { found, refused };
  }

  it('refuses whatever has gone wrong in a field, on every route, in Chinese', async () => {
    let refused = 0;
    const found: string[] = [];
    for (const route of asked) {
      if (/session|sign-out|leave/.test(route[1])) continue;
      const told = await foreign(route);
      found.push(...told.found);
      refused += told.refused;
    }
    expect(found).toEqual([]);
    expect(refused).toBeGreaterThan(asked.length * 5);
  }, 240_000);

  it('says what is wrong with an address, a body or an upload that cannot be read', async () => {
    const { request } = town();
    const { token } = await town().resident('someone-unreadable');
    const post = (path: string, type: string, body: string) =>
      request
        .post(`/api${path}`)
        .set({ Authorization: `Bearer ${token}`, 'Content-Type': type, 'Idempotency-Key': 'unreadable-1' })
        .set('Cookie', 'a=%ff; b; =;;')
        .send(body);
    const notJson = '请求内容不是有效的 JSON，请检查后重试';
    const noFile = '没有收到文件，请重新选择';
    for (const [answer, status, message] of [
      [await request.get('/api/cases/%ff'), 400, '填写的内容有误：网址中有无法识别的字符，请检查后重试'],
      [await request.get('/api/%ff?x=%ff'), 400, '填写的内容有误：网址中有无法识别的字符，请检查后重试'],
      [await post('/cases', 'application/json', '{"text":'), 400, notJson],
      [await post('/cases', 'application/json', '"text"'), 400, notJson],
      [await post('/cases', 'application/json', '[]'), 400, notJson],
      [await post('/cases', 'application/json; charset=martian', '{}'), 400, '填写的内容有误：请填写文字'],
      [await post('/cases', 'text/plain', 'text'), 400, '填写的内容有误：请填写文字'],
      [await post('/files', 'application/json', '{}'), 400, noFile],
      [await post('/files', 'multipart/form-data', ''), 400, noFile],
      [await post('/files', 'multipart/form-data; boundary=', 'x'), 400, noFile],
      [await post('/files', 'multipart/form-data; boundary=x', '--x\r\nnothing'), 400, noFile],
    ] as const)
      expect([answer.status, answer.body.error?.message]).toEqual([status, message]);
  });

  it('hears a library speak: what the check is for', () => {
    const says = (first: string, code = 'badInput') =>
      foreignIn({ code, message: `填写的内容有误：${first}`, details: { first } });
    expect(says('Unrecognized key: "state"')).toBeDefined();
    expect(says('无效输入：期望 string')).toBeDefined();
    expect(foreignIn({ code: 'x', message: 'Bad Request' })).toBe('Bad Request');
    expect(says('「state」不是这个请求里的内容，请去掉后重试')).toBeUndefined();
  });
};
