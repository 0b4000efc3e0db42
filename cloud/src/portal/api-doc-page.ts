import { ERRORS } from '../../contract/errors';
import { powerWords, type ApiOperation, type JsonSchema } from './api-doc';

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
<nav aria-label="分组">${tags.map((tag) => `<a href="#${escaped(tag)}">${escaped(tag)}</a>`).join('')}<a href="#errors">错误</a></nav></header>
<main>${sections.join('\n')}
<section id="errors"><h2>错误</h2><p>错误一律形如 <code>{"error":{"code","message","details"}}</code>，<code>message</code> 可以直接给人看。</p>
<div class="wide"><table><thead><tr><th>状态</th><th>名称</th><th>说明</th></tr></thead><tbody>${errorRows()}</tbody></table></div></section>
<p id="nothing" hidden>没有找到相符的接口。</p></main><script src="/api/docs.js" defer></script></body></html>`;
}

function section(tag: string, operations: readonly ApiOperation[]): string {
  return `<section id="${escaped(tag)}"><h2>${escaped(tag)}</h2>${operations.map(entry).join('')}</section>`;
}

function entry({ method, path, says, who, reaches, creates, input }: ApiOperation): string {
  const once = creates
    ? '<p>须带请求头 <code>Idempotency-Key</code>（8 至 80 位字母、数字、-、_）：同一编号重复提交只生效一次。</p>'
    : '';
  return `<details data-words="${escaped(`${method} ${path} ${says}`.toLowerCase())}">
<summary><b class="${method.toLowerCase()}">${method}</b> <code>${escaped(path)}</code> <span>${escaped(says)}</span></summary>
<p>${powerWords({ who, reaches })}</p>${once}${inputTable(input)}</details>`;
}

function inputTable(input: JsonSchema | undefined): string {
  const fields = Object.entries(input?.properties ?? {});
  if (fields.length === 0) return '<p>没有要填的内容。</p>';
  const rows = fields.map(([name, schema]) => {
    const needed = input?.required?.includes(name) ? '必填' : '可不填';
    return `<tr><td><code>${escaped(name)}</code></td><td>${escaped(typeWords(schema))}</td><td>${needed}</td><td>${escaped(ruleWords(schema))}</td></tr>`;
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

function typeWords(schema: SchemaPart): string {
  if (typeof schema === 'boolean') return '任意';
  if (schema.enum) return schema.enum.map(String).join(' | ');
  if (schema.const !== undefined) return schema.const === '' ? '空' : String(schema.const);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return choices.map(typeWords).join(' 或 ');
  if (schema.type === 'array')
    return `列表（${Array.isArray(schema.items) ? '若干项' : typeWords(schema.items ?? true)}）`;
  if (schema.properties) return `对象 {${Object.keys(schema.properties).join(', ')}}`;
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
