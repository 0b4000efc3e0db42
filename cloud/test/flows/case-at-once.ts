import type { Answered, Person, Story } from '../build';
import { Casework } from '../casework';

const ROUNDS = 6;

/** Two at the very same moment: one wins, the other is told what happened, and nothing is taken twice. */
export const caseAtOnce: Story = (town) => {
  let work: Casework;
  beforeAll(async () => void (work = await Casework.in(town())));

  const many = (make: () => Promise<string>): Promise<string[]> =>
    Promise.all(Array.from({ length: ROUNDS }, make));

  /** The one that won and the one that was refused. */
  function sorted(answers: readonly Answered[]): { won: Answered; refused: Answered } {
    const [won, refused] = [...answers].sort((a, b) => a.status - b.status);
    if (!won || !refused) throw new Error('there were not two');
    return { won, refused };
  }

  const colleague = (): Promise<Person> => town().staff('handler990101906-2');

  it('lets one of two colleagues accept, and names them to the other', async () => {
    const [liang, other] = [work.people.liang, await colleague()];
    const nos = await many(() => work.dispatched());
    for (const no of nos) {
      const { seen } = await liang.sees(no);
      const { won, refused } = sorted(
        await Promise.all([liang.takes(no, 'accept', {}, seen), other.takes(no, 'accept', {}, seen)]),
      );
      expect([won.status, refused.status, refused.body.error?.code]).toEqual([200, 409, 'caseMoved']);
      expect(refused.body.error?.message).toMatch(/路灯.*于.*接收/);
      const { events } = await liang.sees(no);
      expect(events.filter(({ action }) => action === 'accept')).toHaveLength(1);
    }
  });

  it('takes one of two different steps, whoever is faster', async () => {
    const { liang, zhang } = work.people;
    const nos = await many(() => work.dispatched());
    const pairs = await Promise.all(
      nos.map(async (no) => {
        const { seen } = await zhang.sees(no);
        return Promise.all([
          liang.takes(no, 'accept', {}, seen),
          zhang.takes(no, 'recall', { words: '派错了' }, seen),
        ]);
      }),
    );
    for (const [at, pair] of pairs.entries()) {
      const { won, refused } = sorted(pair);
      expect([won.status, refused.status]).toEqual([200, expect.any(Number)]);
      // A unit from which it was taken back knows nothing of it any more.
      expect(['caseMoved', 'notFound']).toContain(refused.body.error?.code);
      const proof = await zhang.get<{ ok: boolean; events: number }>(`/cases/${nos[at] ?? ''}/proof`);
      expect(proof.body).toMatchObject({ ok: true, events: 4 });
    }
  });

  it('answers the same step sent twice at once like one', async () => {
    const { liang } = work.people;
    const nos = await many(() => work.atWork());
    await Promise.all(
      nos.map(async (no) => {
        const body = { form: { words: '师傅已到' } };
        const both = await Promise.all(
          [1, 2].map(() => liang.post(`/cases/${no}/steps/note`, body, `at-once-${no}`)),
        );
        expect(both.map(({ status }) => status)).toEqual([200, 200]);
        const { events } = await liang.sees(no);
        expect(events.filter(({ action }) => action === 'note')).toHaveLength(1);
      }),
    );
  });

  it('merges two into one another only one way round', async () => {
    const { li, chen, wang } = work.people;
    const pairs = await Promise.all(
      Array.from({ length: ROUNDS }, async () => [
        await li.reports('这盏灯坏了'),
        await chen.reports('这盏灯坏了'),
      ]),
    );
    for (const [one = '', two = ''] of pairs) {
      const { won, refused } = sorted(
        await Promise.all([wang.takes(one, 'merge', { into: two }), wang.takes(two, 'merge', { into: one })]),
      );
      expect([won.status, refused.status]).toEqual([200, 409]);
      const states = [(await wang.sees(one)).stateLabel, (await wang.sees(two)).stateLabel];
      expect(states.sort()).toEqual(['已并案', '待受理'].sort());
    }
  });
};
