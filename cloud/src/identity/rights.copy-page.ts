import { z } from 'zod';
import type { DataCopy } from '../../contract/identity/rights.api';
import { townTime } from '../kernel/town-time';

const copy = z.object({
  madeAt: z.number(),
  sections: z.array(
    z.object({ title: z.string(), rows: z.array(z.record(z.string(), z.union([z.string(), z.number()]))) }),
  ),
});
type Section = z.output<typeof copy>['sections'][number];

const STYLE = `body{font:16px/1.7 system-ui,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem;color:#1d2735}
h1{font-size:1.5rem}h2{margin-top:2rem;font-size:1.15rem;border-bottom:1px solid #d5dbe3}
dl{display:grid;grid-template-columns:9rem 1fr;gap:.2rem 1rem;margin:1rem 0;padding:.8rem 1rem;background:#f5f7fa;border-radius:.5rem}
dt{color:#5b6775}dd{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}`;

/** The same copy for people (one page that needs nothing else) and for machines (JSON). */
export function copyPage(stored: string): DataCopy {
  const { madeAt, sections } = copy.parse(JSON.parse(stored));
  const when = townTime(madeAt);
  const html = `<!doctype html>
<html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>我的个人信息</title><style>${STYLE}</style>
<h1>我的个人信息</h1><p>一张网于 ${when} 按您的申请制作。请妥善保管，不要转发给陌生人。</p>
${sections.map(sectionOf).join('\n')}
</html>
`;
  const json = JSON.stringify({ 制作时间: when, 内容: sections.map(plainOf) }, null, 2);
  return { fileName: `我的个人信息-${when.slice(0, 10)}`, html, json };
}

const plainOf = ({ title, rows }: Section) => ({ 名称: title, 条目: rows });

function sectionOf({ title, rows }: Section): string {
  const lists = rows.map((row) => `<dl>${Object.entries(row).map(entryOf).join('')}</dl>`);
  return `<h2>${escaped(title)}</h2>\n${lists.join('\n') || '<p>没有</p>'}`;
}

const entryOf = ([label, value]: [string, string | number]): string =>
  `<dt>${escaped(label)}</dt><dd>${escaped(String(value))}</dd>`;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? letter);
