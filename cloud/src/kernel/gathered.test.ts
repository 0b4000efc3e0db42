import { Gathered } from './gathered';

/** A table of two rows; what was asked of it, statement by statement. */
function table() {
  const rows = new Map([
    ['a', 1],
    ['b', 2],
  ]);
  const asked: (readonly string[])[] = [];
  const lookUps = new Gathered<number>(async (keys) => {
    asked.push(keys);
    return new Map(rows);
  });
  return { rows, asked, lookUps };
}

describe('look-ups that come together', () => {
  it('are one statement, and each gets its own row', async () => {
    const { asked, lookUps } = table();
    const found = await Promise.all(['a', 'b', 'a', 'c'].map((key) => lookUps.find(key)));
    expect(found).toEqual([1, 2, 1, undefined]);
    expect(asked).toEqual([['a', 'b', 'c']]);
  });

  it('keep nothing: what was taken away before it is asked for again is gone', async () => {
    const { rows, lookUps } = table();
    expect(await lookUps.find('a')).toBe(1);
    rows.delete('a');
    expect(await lookUps.find('a')).toBeUndefined();
  });

  it('are not more than 32 in a statement', async () => {
    const { asked, lookUps } = table();
    await Promise.all(Array.from({ length: 70 }, (_, i) => lookUps.find(`key ${i}`)));
    expect(asked.map((keys) => keys.length)).toEqual([32, 32, 6]);
  });

  it('all fail with their statement, and the next ones are asked anew', async () => {
    let away = true;
    const lookUps = new Gathered<number>(async () => {
      if (away) throw new Error('the database is away');
      return new Map([['a', 1]]);
    });
    const both = await Promise.allSettled([lookUps.find('a'), lookUps.find('b')]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    away = false;
    expect(await lookUps.find('a')).toBe(1);
  });
});
