import { DueRows, withEach, type Due } from './one-by-one';

const HOUR = 3_600_000;
const pages =
  (ids: readonly number[], size = 2) =>
  async (after: Due) =>
    ids
      .filter((id) => id > after.id)
      .slice(0, size)
      .map((id) => ({ id, at: 7 }));

describe('one by one', () => {
  it('lets everybody have their turn, then tells what failed', async () => {
    const done: number[] = [];
    const work = async (n: number): Promise<void> => {
      if (n % 2 === 0) throw new Error(`${n} is bad`);
      done.push(n);
    };
    await expect(withEach([1, 2, 3], work)).rejects.toThrow('2 is bad');
    await expect(withEach([4, 5, 6], work)).rejects.toMatchObject({
      errors: [{ message: '4 is bad' }, { message: '6 is bad' }],
    });
    expect(done).toEqual([1, 3, 5]);
    await expect(withEach([], work)).resolves.toBeUndefined();
  });

  it('leaves a row that failed alone for an hour, and keeps no other waiting, page after page', async () => {
    const rows = new DueRows('parcel');
    let tried: number[] = [];
    let bad = [1, 2];
    const round = (now: number) =>
      rows.see(now, pages([1, 2, 3, 4, 5]), async ({ id }) => {
        tried.push(id);
        if (bad.includes(id)) throw new Error('torn');
      });
    await expect(round(0)).rejects.toMatchObject({
      errors: [
        { message: 'parcel 1 is set aside for an hour', cause: { message: 'torn' } },
        { message: 'parcel 2 is set aside for an hour' },
      ],
    });
    expect(tried).toEqual([1, 2, 3, 4, 5]);
    [tried, bad] = [[], [2]];
    await round(HOUR - 1);
    expect(tried).toEqual([3, 4, 5]);
    tried = [];
    await expect(round(HOUR)).rejects.toThrow('parcel 2');
    expect(tried).toEqual([1, 2, 3, 4, 5]);
  });
});
