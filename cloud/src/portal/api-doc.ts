import { z } from 'zod';
import { ERRORS } from '../../contract/errors';
import { stepFormsOf } from '../../contract/step-form.schema';
import { REACHES } from '../kernel/gate';
import type { BoundRoute } from '../kernel/http';
import { ANSWERS, type JsonSchema } from './answers';

export interface ApiOperation {
  readonly tag: string;
  readonly method: string;
  readonly path: string;
  readonly says: string;
  readonly who: BoundRoute['who'];
  readonly reaches: BoundRoute['reaches'];
  readonly creates: boolean;
  readonly input: JsonSchema | undefined;
  /** Multipart, in the field `file`; what else is sent stands in the address. */
  readonly sendsFile: boolean;
  /** null: a file; undefined where a platform calls, as its own documents say. */
  readonly answer: JsonSchema | null | undefined;
}

const WHO_WORDS: Record<BoundRoute['who'], string> = {
  anyone: '无须登录',
  entering: '登录后（欠改密码或双因素时也可）',
  person: '登录后',
  resident: '居民登录后',
  staff: '工作人员登录后',
  systemAdmin: '系统管理员登录后',
  securityAdmin: '安全管理员登录后',
  auditAdmin: '审计管理员登录后',
};

/** Who may call it and whose things it reaches, in a sentence. */
export const powerWords = ({ who, reaches }: Pick<ApiOperation, 'who' | 'reaches'>): string =>
  `${WHO_WORDS[who]}可用；可及：${REACHES[reaches]}。`;

/** Which part of the product a path belongs to, by its first name. */
const TAGS: Readonly<Record<string, readonly string[]>> = {
  案件: ['cases', 'cases-nearby', 'case-bulk', 'case-counts', 'case-views', 'reply-templates'],
  类别: ['categories'],
  照片与视频: ['files'],
  消息: ['inbox', 'subscribe-templates'],
  登录与身份: ['session', 'sessions', 'me'],
  账号安全: ['security'],
  个人信息: ['people', 'data-requests'],
  内容审核: ['moderation'],
  新闻动态: ['news', 'news-desk', 'news-units', 'news-attachments'],
  志愿服务: ['volunteer'],
  积分与兑换: ['points', 'shop'],
  奖励发放: [
    'payouts',
    'payout-rule',
    'payout-budget',
    'payout-pending',
    'payout-quarantine',
    'payout-reconciliations',
  ],
  党组织: ['party'],
  组织与地图: ['town', 'units', 'shapes', 'locate', 'org'],
  人员与岗位: ['staff', 'postings', 'delegations', 'sheets'],
  审计: ['audit'],
  运行: ['operations'],
  演示: ['demo'],
  平台回调: ['wechat', 'wechat-pay'],
};
const TAG_OF = new Map(Object.entries(TAGS).flatMap(([tag, names]) => names.map((name) => [name, tag])));

function tagOf(path: string): string {
  const tag = TAG_OF.get(path.split('/')[1] ?? '');
  if (tag === undefined) throw new Error(`${path} belongs to no part of the API document`);
  return tag;
}

/** Every served route, by tag and path. */
export function operationsOf(routes: readonly BoundRoute[]): ApiOperation[] {
  return routes
    .map(({ route, schema, says, who, reaches, sends }) => ({
      tag: tagOf(route.path),
      method: route.method,
      path: `/api${route.path}`,
      says,
      who,
      reaches,
      creates: route.creates,
      input: schema && jsonSchemaOf(schema),
      sendsFile: sends === 'file',
      answer: ANSWERS.routes[`${route.method} ${route.path}`],
    }))
    .sort(
      (a, b) =>
        a.tag.localeCompare(b.tag, 'zh') || a.path.localeCompare(b.path) || a.method.localeCompare(b.method),
    );
}

/** What may be sent; a rule that JSON Schema cannot say (a count of characters as people see them) is left open. */
function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    target: 'draft-2020-12',
    override: ({ zodSchema, jsonSchema }) => {
      const forms = stepFormsOf(zodSchema);
      if (forms) Object.assign(jsonSchema, { anyOf: formsOf(forms) });
    },
  });
}

/** The step's flow table names the form that it asks for; here each stands under its name. */
const formsOf = (forms: Readonly<Record<string, z.ZodType>>): JsonSchema[] =>
  Object.entries(forms).map(([title, form]) => {
    const { $schema: _, ...shape } = jsonSchemaOf(form);
    return { title, ...shape };
  });

/** The whole API as OpenAPI 3.1, made from the very bindings that serve it. */
export function openApi(routes: readonly BoundRoute[]): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const operation of operationsOf(routes)) {
    const path = operation.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [operation.method.toLowerCase()]: operationObject(operation) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '一张网 接口',
      version: '0.1.0',
      description: '时间一律为毫秒时间戳（UTC）；坐标一律为 gcj02。',
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: ANSWERS.schemas,
      responses: Object.fromEntries(STATUSES.map((status) => [`Refused${status}`, refusalOf(status)])),
      securitySchemes: { session: { type: 'http', scheme: 'bearer' } },
    },
  };
}

const STATUS_WORDS = {
  400: '写法有误',
  401: '没有登录，或登录已失效',
  403: '没有权限',
  404: '没有找到，或无权查看',
  409: '与现在的情况不合',
  413: '内容过大',
  422: '内容不合要求',
  429: '过于频繁',
  503: '暂时不能服务',
} as const;
type Status = keyof typeof STATUS_WORDS;
const STATUSES: readonly Status[] = [400, 401, 403, 404, 409, 413, 422, 429, 503];

/** The refusals of one status, by the names that they may have. */
const refusalOf = (status: Status): object => ({
  description: STATUS_WORDS[status],
  content: {
    'application/json': {
      schema: errorSchema(
        Object.entries(ERRORS).flatMap(([code, error]) => (error.status === status ? [code] : [])),
      ),
    },
  },
});

const errorSchema = (codes: readonly string[]): object => ({
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'message'],
      properties: { code: { enum: codes }, message: { type: 'string' }, details: { type: 'object' } },
    },
  },
});

/** Which refusals a call can meet follows from what it is: only an address that names a thing can miss it. */
function mayMeet({ method, path, who, input }: ApiOperation, status: Status): boolean {
  const writes = method !== 'GET';
  if (status === 400) return writes || input !== undefined;
  if (status === 401 || status === 403) return writes || who !== 'anyone';
  if (status === 404) return path.includes(':');
  return status === 429 || status === 503 || writes;
}

function responsesOf(operation: ApiOperation): object {
  const refusals = STATUSES.filter((status) => mayMeet(operation, status));
  return {
    200: { description: '成功', content: contentOf(operation.answer) },
    ...Object.fromEntries(
      refusals.map((status) => [status, { $ref: `#/components/responses/Refused${status}` }]),
    ),
  };
}

function contentOf(answer: ApiOperation['answer']): object {
  if (answer === undefined) return { '*/*': {} };
  if (answer === null) return { '*/*': { schema: { type: 'string', format: 'binary' } } };
  return { 'application/json': { schema: answer } };
}

const ONCE_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  schema: { type: 'string', pattern: '^[\\w-]{8,80}$' },
};

const FILE_BODY = {
  required: true,
  content: {
    'multipart/form-data': {
      schema: {
        type: 'object',
        required: ['file'],
        properties: { file: { type: 'string', format: 'binary' } },
      },
    },
  },
};

function operationObject(operation: ApiOperation): object {
  const { tag, method, path, says, who, reaches, creates, input, sendsFile } = operation;
  const inPath = [...path.matchAll(/:(\w+)/g)].flatMap(([, name]) => (name === undefined ? [] : [name]));
  const fields = Object.entries(input?.properties ?? {}).filter(([name]) => !inPath.includes(name));
  const inQuery = method === 'GET' || method === 'DELETE' || sendsFile;
  const required = (input?.required ?? []).filter((name) => !inPath.includes(name));
  const parameters = [
    ...inPath.map((name) => ({
      name,
      in: 'path',
      required: true,
      schema: input?.properties?.[name] ?? { type: 'string' },
    })),
    ...(inQuery
      ? fields.map(([name, schema]) => ({ name, in: 'query', required: required.includes(name), schema }))
      : []),
    ...(creates ? [ONCE_KEY] : []),
  ];
  const body = {
    type: 'object',
    properties: Object.fromEntries(fields),
    required,
    additionalProperties: false,
  };
  return {
    tags: [tag],
    operationId: `${method.toLowerCase()}${path.replace(/(?<![/:-])[/:-]+(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
    summary: says,
    description: powerWords({ who, reaches }),
    'x-who': who,
    'x-reaches': reaches,
    security: who === 'anyone' ? [] : [{ session: [] }],
    parameters,
    ...(sendsFile ? { requestBody: FILE_BODY } : {}),
    ...(inQuery || fields.length === 0
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    responses: responsesOf(operation),
  };
}
