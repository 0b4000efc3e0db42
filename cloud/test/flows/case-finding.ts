import type { CaseCounts, CaseRow, NearbyCase } from '../../contract/case/case.api';
import type { Page } from '../../contract/route';
import { caseNumber, idOfNumber, type CaseRecord } from '../../src/case/case.row';
import { Database } from '../../src/kernel/database';
import { LAMP_PLACE, type Person, type Story } from '../build';
import { Casework } from '../casework';

const DAY = 86_400_000;
const LONG_AGO = 400 * DAY;

/** Looking for a case: by its number, by words, near a place; and how many there are. */
export const caseFinding: Story = (town) => {
  let work: Casework, database: Database;
  beforeAll(async () => {
    work = await Casework.in(town());
    database = await town().container.getAsync(Database);
  });

  const found = async (who: Person, query: string): Promise<Page<CaseRow>> => {
    const { status, body } = await who.get<Page<CaseRow>>(`/cases?${query}`);
    if (status !== 200) throw new Error(JSON.stringify(body));
    return body;
  };
  const nos = ({ rows }: Page<CaseRow>): string[] => rows.map(({ no }) => no);
  const setReported = (no: string, at: number): Promise<unknown> =>
    database.unitOfWork((uow) => uow.update('cases', idOfNumber(no), { reportedAt: at }));

  /** As if it had been reported long ago; its number names that day. */
  async function longAgo(no: string, look: (no: string) => Promise<void>): Promise<void> {
    const { reportedAt } = await work.people.zhang.sees(no);
    const at = reportedAt - LONG_AGO;
    await setReported(no, at);
    try {
      await look(caseNumber({ id: idOfNumber(no), reportedAt: at }));
    } finally {
      await setReported(no, reportedAt);
    }
  }

  it('finds a case by its number, whatever else is filtered, and no other', async () => {
    const { zhang, liang } = work.people;
    const no = await work.dispatched('路灯杆歪了，等着找它');
    expect(await found(zhang, `words=${no}`)).toMatchObject({ rows: [{ no }], total: 1 });
    expect(nos(await found(zhang, `words=${no}&scope=red&lamp=green&states=rated`))).toEqual([no]);
    expect(nos(await found(liang, `scope=todo&words=${no}`))).toEqual([no]);
    const otherDay = `991231${no.slice(6)}`;
    expect(nos(await found(zhang, `words=${otherDay}`))).toEqual([]);
    expect(nos(await found(zhang, 'words=260101999999999999'))).toEqual([]);
  });

  it('finds an old case by its number, and nobody’s that one may not see', async () => {
    const { zhang, liang } = work.people;
    const no = await work.filed('很久以前的路灯');
    await longAgo(no, async (old) => {
      expect(nos(await found(zhang, `words=${old}`))).toEqual([old]);
      expect(nos(await found(liang, `words=${old}`))).toEqual([]);
    });
  });

  it('looks for digits among the words where they are no case’s number', async () => {
    const no = await work.people.li.reports('灯杆编号 202611290042');
    expect(nos(await found(work.people.zhang, 'words=202611290042'))).toEqual([no]);
  });

  it('says in which days it looked for words, and looks in earlier ones when asked', async () => {
    const { zhang } = work.people;
    const no = await work.people.li.reports('紫藤架下的路灯不亮');
    await longAgo(no, async (old) => {
      const words = `words=${encodeURIComponent('紫藤架下')}`;
      const recent = await found(zhang, words);
      expect(recent).toMatchObject({ rows: [], searched: { from: expect.any(Number) } });
      const { from, to } = recent.searched ?? { from: 0, to: 0 };
      expect(to - from).toBe(180 * DAY);
      const before = await found(zhang, `${words}&to=${from - 1}`);
      expect(before).toMatchObject({ rows: [], searched: { from: from - 1 - 180 * DAY, to: from - 1 } });
      const earlier = await found(zhang, `${words}&to=${(before.searched?.from ?? 0) - 1}`);
      expect(nos(earlier)).toEqual([old]);
      // A span asked for is never more than is looked through, and the answer says so.
      expect((await found(zhang, `${words}&from=1`)).searched?.from).toBeGreaterThan(from - DAY);
    });
    expect((await found(zhang, 'scope=desk')).searched).toBeUndefined();
  });

  it('offers what is near a place, of every kind or of one', async () => {
    const { chen } = work.people;
    const no = await work.filed('这盏路灯一直闪');
    const { lng, lat } = LAMP_PLACE;
    const near = async (query: string): Promise<string[]> => {
      const path = `/cases-nearby?lng=${lng}&lat=${lat}&metres=50${query}`;
      return (await chen.get<{ rows: NearbyCase[] }>(path)).body.rows.map((row) => row.no);
    };
    expect(await near('')).toContain(no);
    expect(await near('&categoryCode=100118')).toContain(no);
    expect(await near('&categoryCode=200102')).not.toContain(no);
  });

  describe('with more than a thousand in one unit', () => {
    const AS_MANY = 1001;
    const copies: number[] = [];

    beforeAll(async () => {
      const no = await work.dispatched('一千件里的一件');
      await database.unitOfWork(async (uow) => {
        const row = await uow.one<CaseRecord>('SELECT * FROM cases WHERE id = ?', [idOfNumber(no)]);
        if (!row) throw new Error(no);
        const { id, ...rest } = row;
        for (let n = 0; n < AS_MANY; n++)
          copies.push(await uow.insert('cases', { ...rest, dueAt: 1, yellowAt: 1 }));
      });
      // Counts of a field are held until the next step.
      await work.filed('此后又来一件');
    });
    afterAll(async () => {
      const [first = 0, last = 0] = [copies[0], copies.at(-1)];
      await database.unitOfWork((uow) =>
        uow.run('DELETE FROM cases WHERE id BETWEEN ? AND ?', [first, last]),
      );
    });

    it('says that there are more than were counted', async () => {
      const { liang } = work.people;
      for (const scope of ['todo', 'red'])
        expect(await found(liang, `scope=${scope}`)).toMatchObject({ total: 1000, atLeast: true });
      const { lamps } = (await liang.get<CaseCounts>('/case-counts')).body;
      expect(lamps.red).toEqual({ count: 1000, atLeast: true });
      expect(lamps.yellow).not.toHaveProperty('atLeast');
    });
  });
};
