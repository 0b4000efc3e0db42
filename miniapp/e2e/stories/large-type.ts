import type { Phone } from '../phone';
import { residentPhone } from './doors';

const BIGGER = 1.3;

/** Large type: everything grows, nothing is pushed off the side. */
export function largeType(): void {
  const fontSize = async (phone: Phone, selector: string) =>
    Number.parseFloat(await (await phone.find(selector)).style('font-size'));
  const width = async (phone: Phone, selector: string) =>
    Number((await (await phone.find(selector)).size()).width);

  it('grows words and buttons on every page at once, and stays for the next page', async () => {
    const phone = await residentPhone('li-guilan');
    const before = await fontSize(phone, '.case-card__text');
    await phone.goes('switchTab', '/pages/me/index');
    await phone.tap('.row', /大字模式/);
    await phone.find('.type-large .switch--on');
    await phone.goes('switchTab', '/pages/home/index');
    await phone.find('.type-large');
    expect(await fontSize(phone, '.case-card__text')).toBeCloseTo(before * BIGGER, 0);
    await phone.tap('.case-card');
    await phone.isAt('progress/index');
    await phone.find('.type-large .timeline');
    await phone.accounts('大字模式');
    expect(phone.faults()).toEqual([]);
  });

  it('keeps every tab page as wide as the screen', async () => {
    const phone = await residentPhone('li-guilan');
    await phone.goes('switchTab', '/pages/me/index');
    await phone.tap('.row', /大字模式/);
    for (const tab of ['home', 'mine', 'inbox', 'me']) {
      await phone.goes('switchTab', `/pages/${tab}/index`);
      await phone.find('.type-large');
      expect([tab, (await (await phone.page()).size()).width, await width(phone, '.page')]).toEqual([
        tab,
        375,
        375,
      ]);
    }
  });
}
