import { render, screen } from '@testing-library/react';
import { RichText } from './RichText';
import { richNodes } from './rich-nodes';

const ID = 'a'.repeat(32);

describe('RichText', () => {
  it('draws headings, lists, quotes, links and pictures', () => {
    render(
      <RichText
        html={`<h2>通知</h2>\n<p>带 <strong>手套</strong> &amp; 水</p><ol><li><p>一</p></li><li><p>二</p></li></ol><p><a href="https://www.gov.cn/" rel="x">政府网</a></p><img data-file="${ID}" src="/api/files/${ID}?pass=p&amp;x=1" alt="楼道" />`}
      />,
    );
    expect(screen.getByText('通知')).toBeInTheDocument();
    expect(screen.getByText('手套').closest('.rich__strong')).not.toBeNull();
    expect(screen.getByText('2.')).toBeInTheDocument();
    expect(screen.getByText('政府网').closest('.rich__link')).not.toBeNull();
    expect(document.querySelector('img')?.getAttribute('src')).toBe(
      `http://town.test/api/files/${ID}?pass=p&x=1`,
    );
  });

  it('makes nothing run, even of what no server of ours would send', () => {
    const { container } = render(
      <RichText
        html={
          '<p>前</p><script>alert(1)</script><img src="https://evil.example/x" onerror="alert(1)" /><svg onload=alert(1)>' +
          '<a href="javascript:alert(1)">点</a><iframe src="//evil.example"></iframe><p>后</p></p></div>'
        }
      />,
    );
    expect(container.querySelector('script, img, svg, iframe, a, [onerror], .rich__link')).toBeNull();
    expect(container).toHaveTextContent('前');
    expect(container).toHaveTextContent('后');
  });

  it('closes what was left open', () => {
    expect(richNodes('<ul><li>一<li>二</ul><p>三')).toMatchObject([
      { tag: 'ul' },
      { tag: 'p', children: [{ words: '三' }] },
    ]);
  });
});
