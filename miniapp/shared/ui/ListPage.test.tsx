import { act, render, screen } from '@testing-library/react';
import { phone } from '../../test/stubs/phone';
import { get, type Page } from '@contract/route';
import { api } from '../api/request';
import { usePaged } from '../hooks/paged';
import { ListPage } from './ListPage';

const LETTERS = get<Record<never, never>, Page<string>>('/letters');
const NOTHING = { title: '还没有信' };

function Letters() {
  const list = usePaged('letters', () => api(LETTERS, {}));
  return (
    <ListPage list={list} nothing={NOTHING} above={<p>按状态筛选</p>} footer={<p>写一封</p>}>
      {(rows) => rows.map((row) => <p key={row}>{row}</p>)}
    </ListPage>
  );
}

/** As a browser tells it: this is one of the programs on the web. */
const network = (onLine: boolean) =>
  act(async () => {
    jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(onLine);
    window.dispatchEvent(new Event(onLine ? 'online' : 'offline'));
  });

describe('a page that is one list', () => {
  const env = process.env.TARO_ENV;
  beforeEach(() => void (process.env.TARO_ENV = 'h5'));
  afterEach(() => {
    process.env.TARO_ENV = env;
    jest.restoreAllMocks();
  });

  it('keeps what stands around it while there is nothing, and says so', async () => {
    phone.answers(200, { rows: [] });
    render(<Letters />);
    await screen.findByText('还没有信');
    screen.getByText('按状态筛选');
    screen.getByText('写一封');
    expect(screen.queryByText('就这些了')).toBeNull();
  });

  it('reads what it could not read again as soon as the network is back, and what it could not at all', async () => {
    phone.fails('request:fail');
    render(<Letters />);
    await screen.findByText('网络不通，请检查网络后再试');
    await network(false);
    expect(phone.requests).toHaveLength(1);
    phone.answers(200, { rows: ['第一封'] });
    await network(true);
    await screen.findByText('第一封');
    screen.getByText('就这些了');
    await network(false);
    await network(true);
    expect(phone.requests).toHaveLength(2);
  });
});
