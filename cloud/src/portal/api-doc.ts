import { z } from 'zod';
import { ERRORS } from '../../contract/errors';
import { REACHES } from '../kernel/gate';
import type { BoundRoute } from '../kernel/http';

export interface ApiOperation {
  readonly tag: string;
  readonly method: string;
  readonly path: string;
  readonly says: string;
  readonly who: BoundRoute['who'];
  readonly reaches: BoundRoute['reaches'];
  readonly creates: boolean;
  readonly input: JsonSchema | undefined;
}

export type JsonSchema = z.core.JSONSchema.JSONSchema;

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

const TAGS: Record<string, string> = {
  session: '登录与身份',
  me: '登录与身份',
  sessions: '登录与身份',
  demo: '演示',
  town: '组织与地图',
  units: '组织与地图',
  shapes: '组织与地图',
  locate: '组织与地图',
  categories: '类别',
  cases: '案件',
  files: '照片与视频',
  inbox: '消息',
  'subscribe-templates': '消息',
  wechat: '微信平台',
};
const OTHER_TAG = '工作台';

/** Every served route, by tag and path. */
export function operationsOf(routes: readonly BoundRoute[]): ApiOperation[] {
  return routes
    .map(({ route, schema, says, who, reaches }) => ({
      tag: TAGS[route.path.split('/')[1] ?? ''] ?? OTHER_TAG,
      method: route.method,
      path: `/api${route.path}`,
      says,
      who,
      reaches,
      creates: route.creates,
      input: schema && jsonSchemaOf(schema),
    }))
    .sort(
      (a, b) =>
        a.tag.localeCompare(b.tag, 'zh') || a.path.localeCompare(b.path) || a.method.localeCompare(b.method),
    );
}

/** What may be sent; a rule that JSON Schema cannot say (a count of characters as people see them) is left open. */
function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', target: 'draft-2020-12' });
}

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
      schemas: { Error: ERROR_SCHEMA },
      securitySchemes: { session: { type: 'http', scheme: 'bearer' } },
    },
  };
}

const ERROR_SCHEMA = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'message'],
      properties: {
        code: { enum: Object.keys(ERRORS) },
        message: { type: 'string' },
        details: { type: 'object' },
      },
    },
  },
};

const ONCE_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  schema: { type: 'string', pattern: '^[\\w-]{8,80}$' },
};

const RESPONSES = {
  200: { description: '成功' },
  default: {
    description: '有名字的错误',
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
  },
};

function operationObject({ tag, method, path, says, who, reaches, creates, input }: ApiOperation): object {
  const inPath = [...path.matchAll(/:(\w+)/g)].flatMap(([, name]) => (name === undefined ? [] : [name]));
  const fields = Object.entries(input?.properties ?? {}).filter(([name]) => !inPath.includes(name));
  const inQuery = method === 'GET' || method === 'DELETE';
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
    ...(inQuery || fields.length === 0
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    responses: RESPONSES,
  };
}
