import { residentPhone } from './doors';

/** What a screen reader of WeChat's would hear: attributes that Taro passes on only because the build tells it to. */
export function spokenAloud(): void {
  it('names the one thing to do as a button, in words', async () => {
    const phone = await residentPhone('li-guilan');
    const button = await phone.find('.snap');
    expect(await button.attribute('aria-role')).toBe('button');
    expect(await button.attribute('aria-label')).toBe('随手拍，上报身边的问题');
    expect(await button.attribute('hover-class')).toBe('snap--pressed');
    expect(await button.attribute('aria-hidden')).not.toBe('true');
  });

  it('keeps the drawing beside the words from being read out', async () => {
    const phone = await residentPhone('li-guilan');
    expect(await (await phone.find('.snap .icon')).attribute('aria-hidden')).toBe('true');
  });
}
