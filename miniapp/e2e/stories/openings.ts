import { launch } from '../launch';

/** The two programs whose first page is not opened by another journey: until what it is for is there. */
export function openings(): void {
  it('shows a volunteer the news', async () => {
    const phone = await launch('volunteer', { as: 'chen-yutong' });
    await phone.press('微信登录');
    await phone.find('.news-card');
    await phone.opened('志愿者登录看新闻', /\/api\/news\?/);
    expect(phone.faults()).toEqual([]);
  });

  it('shows an enterprise who it is, and what is going to be there', async () => {
    const phone = await launch('enterprise', { as: 'li-guilan' });
    await phone.press('微信登录');
    await phone.sees('在这里，您将可以');
    await phone.sees('李桂兰');
    await phone.opened('企业登录看首页', /\/api\/session/);
    expect(phone.faults()).toEqual([]);
  });
}
