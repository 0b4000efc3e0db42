import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { phone } from '../../test/stubs/phone';
import { lampCase } from '../case/case.testing';
import { FoundForm } from './FoundForm';

jest.mock('@shared/ui/GeoMap', () => ({ GeoMap: () => null }));

const PLACE = { lng: 114.3, lat: 30.6 };
const lamp = {
  code: '010801',
  name: '路灯',
  group: '0108',
  groupName: '照明',
  branch: '部件',
  unitId: 31,
  unitName: '路灯管理所',
  limit: '2d',
  questions: [
    { code: 'kind', ask: '是哪种情况？', kind: 'one', options: ['不亮', '常亮不灭'], required: true },
  ],
  nearbyMetres: 50,
  retired: false,
};
const unit = { id: 1, name: '第十网格' };
const ANSWERS: [string, unknown][] = [
  ['/api/categories/suggest', { rows: [] }],
  ['/api/categories', { rows: [lamp] }],
  ['/api/town', { name: '演示区', notice: '', centre: PLACE, ring: [], roads: [] }],
  ['/api/locate', { grid: unit, community: unit, street: unit, address: '信达街 8 号' }],
];

/** What the town answers; `report` is what it says to the report itself. */
function town(report: { statusCode: number; body: unknown }) {
  phone.network = ({ url }) => {
    const known = ANSWERS.find(([path]) => url.includes(path));
    const { statusCode, body } = known ? { statusCode: 200, body: known[1] } : report;
    return { statusCode, data: JSON.stringify(body) };
  };
}

const begun = (place: typeof PLACE | undefined) => {
  const draft = {
    text: '路灯不亮',
    place,
    address: '',
    category: { code: '010801', name: '路灯' },
    answers: {},
  };
  phone.storage.set('one-net:command:found', draft);
};
const reports = () => phone.requests.filter(({ url, method }) => method === 'POST' && url.endsWith('/cases'));

// The kept draft is read once, so this file tells one story.
it('asks for what is missing, keeps all of it through a refusal, and goes to the case at last', async () => {
  begun(PLACE);
  town({
    statusCode: 422,
    body: { error: { code: 'placeOutside', message: '所选位置不在本区范围内，请重新选择位置' } },
  });
  render(<FoundForm />);
  await screen.findByText('是哪种情况？');
  await waitFor(() => expect(screen.getByLabelText('地点说明')).toHaveValue('信达街 8 号'));
  fireEvent.click(screen.getByText('上报'));
  expect(screen.getByText('请回答：是哪种情况？')).toBeInTheDocument();
  expect(reports()).toHaveLength(0);

  fireEvent.click(screen.getByText('不亮'));
  fireEvent.click(screen.getByText('上报'));
  expect(await screen.findByText('所选位置不在本区范围内，请重新选择位置')).toBeInTheDocument();
  expect(screen.getByLabelText('看到了什么')).toHaveValue('路灯不亮');

  town({ statusCode: 200, body: lampCase() });
  fireEvent.click(screen.getByText('上报'));
  await waitFor(() => expect(phone.visited).toEqual(['/task/index?no=261123000581']));
  const [first, again] = reports();
  expect(JSON.parse(again?.data ?? '')).toEqual({
    text: '路灯不亮',
    place: PLACE,
    address: '信达街 8 号',
    categoryCode: '010801',
    answers: { kind: '不亮' },
    files: [],
  });
  expect(again?.header['Idempotency-Key']).toBe(first?.header['Idempotency-Key']);
});
