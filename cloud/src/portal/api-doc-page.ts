import { ERRORS } from '../../contract/errors';
import { ANSWERS, type JsonSchema } from './answers';
import { powerWords, type ApiOperation } from './api-doc';

/** The API as a page to read: no script is needed but for the search box, and nothing comes from elsewhere. */
export function apiDocPage(operations: readonly ApiOperation[]): string {
  const tags = [...new Set(operations.map(({ tag }) => tag))];
  const sections = tags.map((tag) =>
    section(
      tag,
      operations.filter((operation) => operation.tag === tag),
    ),
  );
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>接口文档 · 一张网</title><link rel="stylesheet" href="/api/docs.css"></head><body>
<header><h1>接口文档</h1>
<p>共 ${operations.length} 个接口，由服务端实际提供的路由生成。机器可读：<a href="/api/openapi.json">openapi.json</a>（OpenAPI 3.1）。
时间一律为毫秒时间戳（UTC），坐标一律为 gcj02；登录后在请求头带 <code>Authorization: Bearer 凭证</code>。</p>
<label>查找 <input id="search" type="search" placeholder="路径或说明，如 cases、派遣" autocomplete="off"></label>
<nav aria-label="分组">${tags.map((tag) => `<a href="#${escaped(tag)}">${escaped(tag)}</a>`).join('')}<a href="#schemas">数据结构</a><a href="#errors">错误</a></nav></header>
<main>${sections.join('\n')}
<section id="schemas"><h2>数据结构</h2>${Object.entries(ANSWERS.schemas).map(structure).join('')}</section>
<section id="errors"><h2>错误</h2><p>错误一律形如 <code>{"error":{"code","message","details"}}</code>，<code>message</code> 可以直接给人看。</p>
<div class="wide"><table><thead><tr><th>状态</th><th>名称</th><th>说明</th></tr></thead><tbody>${errorRows()}</tbody></table></div></section>
<p id="nothing" hidden>没有找到相符的接口。</p></main><script src="/api/docs.js" defer></script></body></html>`;
}

function section(tag: string, operations: readonly ApiOperation[]): string {
  return `<section id="${escaped(tag)}"><h2>${escaped(tag)}</h2>${operations.map(entry).join('')}</section>`;
}

function entry(operation: ApiOperation): string {
  const { method, path, says, who, reaches, creates, input, sendsFile, answer } = operation;
  const once = creates
    ? '<p>须带请求头 <code>Idempotency-Key</code>（8 至 80 位字母、数字、-、_）：同一编号重复提交只生效一次。</p>'
    : '';
  return `<details data-words="${escaped(`${method} ${path} ${says}`.toLowerCase())}">
<summary><b class="${method.toLowerCase()}">${method}</b> <code>${escaped(path)}</code> <span>${escaped(says)}</span></summary>
<p>${powerWords({ who, reaches })}</p>${once}${sendsFile ? FILE_WORDS : ''}${inputTable(input)}${answerWords(answer)}</details>`;
}

const FILE_WORDS = '<p>以 multipart/form-data 上传，文件放在字段 <code>file</code>；下列内容写在地址里。</p>';

function answerWords(answer: ApiOperation['answer']): string {
  if (answer === undefined) return '<p>由平台调用，返回按平台的约定。</p>';
  if (answer === null) return '<p>返回文件。</p>';
  return `<p>返回 ${typeWords(answer)}</p>${answer.properties ? fieldTable(answer) : ''}`;
}

/** One of the things that answers name. */
function structure([name, schema]: [string, JsonSchema]): string {
  const inside = schema.properties ? fieldTable(schema) : `<p>${typeWords(schema)}</p>`;
  return `<details id="schema-${name}" data-words="${name.toLowerCase()}"><summary><code>${name}</code></summary>${inside}</details>`;
}

function fieldTable({ properties = {}, required = [] }: JsonSchema): string {
  const rows = Object.entries(properties).map(
    ([name, schema]) =>
      `<tr><td><code>${escaped(name)}</code></td><td>${typeWords(schema)}</td><td>${required.includes(name) ? '' : '可能没有'}</td></tr>`,
  );
  return `<div class="wide"><table><thead><tr><th>名称</th><th>类型</th><th></th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

function inputTable(input: JsonSchema | undefined): string {
  const fields = Object.entries(input?.properties ?? {});
  if (fields.length === 0) return '<p>没有要填的内容。</p>';
  const rows = fields.map(([name, schema]) => {
    const needed = input?.required?.includes(name) ? '必填' : '可不填';
    return `<tr><td><code>${escaped(name)}</code></td><td>${typeWords(schema)}</td><td>${needed}</td><td>${escaped(ruleWords(schema))}</td></tr>`;
  });
  return `<div class="wide"><table><thead><tr><th>名称</th><th>类型</th><th></th><th>要求</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

const TYPE_WORDS: Record<string, string> = {
  string: '文字',
  number: '数字',
  integer: '整数',
  boolean: '是否',
  object: '对象',
  array: '列表',
};
type SchemaPart = JsonSchema | boolean;

/** As markup: what has a name of its own is a link to it. */
function typeWords(schema: SchemaPart): string {
  if (typeof schema === 'boolean') return '任意';
  const named = schema.$ref?.split('/').at(-1);
  if (named !== undefined) return `<a href="#schema-${named}">${named}</a>`;
  if (schema.enum) return escaped(schema.enum.map(String).join(' | '));
  if (schema.const !== undefined) return schema.const === '' ? '空' : escaped(String(schema.const));
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return choices.map(typeWords).join(' 或 ');
  if (schema.type === 'array')
    return `列表（${Array.isArray(schema.items) ? '若干项' : typeWords(schema.items ?? true)}）`;
  if (schema.properties)
    return `${escaped(schema.title ?? '对象')} {${escaped(Object.keys(schema.properties).join(', '))}}`;
  return (typeof schema.type === 'string' && TYPE_WORDS[schema.type]) || '任意';
}

function ruleWords(schema: SchemaPart): string {
  if (typeof schema === 'boolean') return '';
  const { minLength, maxLength, minimum, maximum, maxItems, pattern } = schema;
  return [
    minLength !== undefined ? `至少 ${minLength} 字` : '',
    maxLength !== undefined ? `至多 ${maxLength} 字` : '',
    minimum !== undefined && minimum > Number.MIN_SAFE_INTEGER ? `≥ ${minimum}` : '',
    maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER ? `≤ ${maximum}` : '',
    maxItems !== undefined ? `至多 ${maxItems} 项` : '',
    pattern !== undefined ? `形如 ${pattern}` : '',
    schema.default !== undefined ? `不填即 ${JSON.stringify(schema.default)}` : '',
  ]
    .filter(Boolean)
    .join('，');
}

function errorRows(): string {
  return Object.entries(ERRORS)
    .map(
      ([code, { status, says }]) =>
        `<tr><td>${status}</td><td><code>${code}</code></td><td>${escaped(says)}</td></tr>`,
    )
    .join('');
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
