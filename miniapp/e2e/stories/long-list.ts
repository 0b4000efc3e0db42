import { neighbour } from '../../../admin/e2e/colleague';
import { ledger } from '../costs';
import { IN_TOWN, server } from '../launch';
import { residentPhone } from './doors';

const JOURNEY = '我的上报，一直翻到 500 件';
const ROWS = 500;
const AT_ONCE = 8;
const MINUTES = 60_000;
const ADVISED_BYTES = 256 * 1024;
const BELOW_EVERYTHING = 10_000_000;

/** Five hundred reports of one person, scrolled through to the last. */
export function longList(): void {
  it(
    'shows all five hundred, and no setData carries more than the rows that came',
    async () => {
      await reports(ROWS);
      const phone = await residentPhone('chen-yutong');
      await phone.goes('switchTab', '/pages/mine/index');
      let rows = (await phone.all('.case-card')).length;
      for (let pages = 0; pages < ROWS && rows < ROWS; pages += 1) {
        await phone.client.pageScrollTo(BELOW_EVERYTHING);
        rows = await phone.moreThan('.case-card', rows);
      }
      expect(rows).toBeGreaterThanOrEqual(ROWS);
      // What appears above them, and goes again, does not carry them along.
      await phone.answers({ network: 'none' });
      await phone.sees('网络不通');
      await phone.answers({ network: 'wifi' });
      await phone.seesNoMore('网络不通');
      await phone.accounts(JOURNEY);
      const cost = ledger.journeys.find(({ journey }) => journey === JOURNEY);
      if (cost) expect(cost.setData.largest.bytes).toBeLessThan(ADVISED_BYTES);
      expect(phone.faults()).toEqual([]);
    },
    5 * MINUTES,
  );
}

async function reports(count: number): Promise<void> {
  const chen = await neighbour(await server(), 'chen-yutong');
  let left = count;
  const some = async (): Promise<void> => {
    for (; left > 0;) {
      left -= 1;
      await chen.report({ text: `井盖松动，第 ${left + 1} 处`, place: IN_TOWN });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, some));
}
