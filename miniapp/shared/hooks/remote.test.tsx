import { act, renderHook, waitFor } from '@testing-library/react';
import { ApiError } from '../api/api-error';
import { usePaged } from './paged';
import { useRemote } from './remote';

/** A question whose answer the test gives when it likes. */
function asked<T>() {
  let answer: (value: T) => void = () => undefined;
  const promise = new Promise<T>((resolve) => (answer = resolve));
  return { promise, answer: (value: T) => act(async () => answer(value)) };
}

describe('useRemote', () => {
  it('drops the answer to an older question that comes late', async () => {
    const slow = asked<string>();
    const fast = asked<string>();
    const answers = new Map([
      ['a', slow],
      ['b', fast],
    ]);
    const load = (key: string) => answers.get(key)?.promise ?? Promise.reject(new Error(key));
    const { result, rerender } = renderHook(({ key }) => useRemote(key, () => load(key)), {
      initialProps: { key: 'a' },
    });
    rerender({ key: 'b' });
    await fast.answer('乙');
    await slow.answer('甲');
    expect(result.current).toMatchObject({ data: '乙', loading: false });
  });

  it('keeps what it has when a refresh fails, and says so', async () => {
    let calls = 0;
    const load = async () => {
      calls += 1;
      if (calls > 1) throw new ApiError(0, 'offline', '网络不通');
      return '三件';
    };
    const { result } = renderHook(() => useRemote('cases', load));
    await waitFor(() => expect(result.current.data).toBe('三件'));
    await act(() => result.current.refresh());
    expect(result.current).toMatchObject({ data: '三件', error: '网络不通', stale: true });
  });

  it('asks nothing while the key is null', () => {
    const { result } = renderHook(() => useRemote(null, () => Promise.reject(new Error('asked'))));
    expect(result.current).toMatchObject({ loading: false, data: undefined, error: undefined });
  });

  it('shows the view an action answered, over an answer still under way', async () => {
    const old = asked<string>();
    const { result } = renderHook(() => useRemote('case', () => old.promise));
    act(() => result.current.put('已接收'));
    await old.answer('待接收');
    expect(result.current.data).toBe('已接收');
  });
});

describe('usePaged', () => {
  it('adds page after page until there is no next, and keeps the total of the first', async () => {
    const pages: Record<string, { rows: number[]; next?: string; total?: number }> = {
      first: { rows: [1, 2], next: 'x', total: 3 },
      x: { rows: [3] },
    };
    const { result } = renderHook(() =>
      usePaged('list', async (after = 'first') => pages[after] ?? { rows: [] }),
    );
    await waitFor(() => expect(result.current.rows).toEqual([1, 2]));
    await act(() => result.current.loadMore());
    expect(result.current).toMatchObject({ rows: [1, 2, 3], total: 3, more: false, empty: false });
    await act(() => result.current.loadMore());
    expect(result.current.rows).toEqual([1, 2, 3]);
  });
});
