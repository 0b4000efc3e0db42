import { answered, draw } from '../../ui/draw.testing';
import type { CaseView } from '@contract/case/case.api';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { Form } from 'antd';
import type { ReactNode } from 'react';
import { CategoryFields } from './CategoryFields';
import { MergeFields } from './MergeFields';

const DAY = 24 * 3600 * 1000;
const VIEW = { no: '261129000001', text: '楼上装修太吵', categoryCode: '200103' } as unknown as CaseView;
const row = (no: string) => ({
  ...{ no, text: '路灯不亮', categoryName: '路灯', stateLabel: '处置中', address: '文昌路' },
});

let asked: URL[] = [];
/** Answers by the path below /api. */
function serve(answers: Record<string, (url: URL) => unknown>): void {
  asked = [];
  globalThis.fetch = async (address) => {
    const url = new URL(String(address), 'http://here');
    asked.push(url);
    return answered(200, answers[url.pathname.replace('/api', '')]?.(url) ?? { rows: [] });
  };
}

const drawForm = (fields: ReactNode) =>
  draw(
    <Form initialValues={{ categoryCode: '200103' }}>
      {fields}
      <Form.Item noStyle shouldUpdate>
        {(form) => <output>{JSON.stringify(form.getFieldValue('categoryCode'))}</output>}
      </Form.Item>
    </Form>,
  );

describe('改类别', () => {
  const suggested = [
    { code: '900106', name: '生活噪声', share: 0.4, because: ['装修', '吵'] },
    { code: '200103', name: '积存渣土', share: 0.1, because: ['装修'] },
  ];

  it('offers what the words are taken for, with the reason, and takes it over on a click', async () => {
    serve({ '/categories/suggest': () => ({ rows: suggested }) });
    drawForm(<CategoryFields view={VIEW} />);
    const offer = await screen.findByRole('button', { name: /生活噪声.*因为提到：装修、吵/ });
    const current = screen.getByRole('button', { name: /积存渣土/ });
    expect([offer, current].map((each) => each.getAttribute('aria-pressed'))).toEqual(['false', 'true']);
    fireEvent.click(offer);
    await waitFor(() => expect(screen.getByText('"900106"')).toBeTruthy());
    expect(offer.getAttribute('aria-pressed')).toBe('true');
  });

  it('offers nothing where nothing is suggested, or for several cases at once', async () => {
    serve({});
    drawForm(<CategoryFields view={VIEW} />);
    await waitFor(() => expect(asked.map(({ pathname }) => pathname)).toContain('/api/categories/suggest'));
    expect(screen.queryByText('按文字推荐')).toBeNull();
    serve({ '/categories/suggest': () => ({ rows: suggested }) });
    drawForm(<CategoryFields />);
    expect(asked.map(({ pathname }) => pathname)).not.toContain('/api/categories/suggest');
  });
});

describe('合并', () => {
  const to = Date.now();
  const searched = { from: to - 180 * DAY, to };
  const box = () => screen.getByPlaceholderText('输入编号、地址或内容查找');

  it('says in which days it looked, and looks in earlier ones', async () => {
    const earlier = { from: searched.from - 180 * DAY, to: searched.from - 1 };
    serve({
      '/cases': (url) =>
        url.searchParams.has('to')
          ? { rows: [row('250101000009')], searched: earlier }
          : { rows: [], searched },
    });
    drawForm(<MergeFields view={VIEW} />);
    fireEvent.change(box(), { target: { value: '路灯' } });
    expect(await screen.findByText('在近 180 天里没有找到“路灯”')).toBeTruthy();
    fireEvent.click(await screen.findByText('再往前找'));
    expect(await screen.findByText(/250101000009/)).toBeTruthy();
    expect(asked.at(-1)?.searchParams.get('to')).toBe(String(searched.from - 1));
  });

  it('shows the one case whose number was typed, without a word of days', async () => {
    serve({ '/cases': () => ({ rows: [row('250101000009')], total: 1 }) });
    drawForm(<MergeFields view={VIEW} />);
    fireEvent.change(box(), { target: { value: '250101000009' } });
    expect(await screen.findByText(/250101000009 ·/)).toBeTruthy();
    expect(screen.queryByText('再往前找')).toBeNull();
  });
});
