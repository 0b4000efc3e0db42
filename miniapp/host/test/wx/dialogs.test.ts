import { Bench } from './bench';

describe('what is drawn over the pages', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await Bench.start();
  });
  afterAll(() => bench.end());
  const native = () => bench.client.native();

  it('answers a modal by either button', async () => {
    await bench.begin('showModal', { title: 'Leave?', content: 'now' });
    expect(await bench.peek()).toBeNull();
    await native().confirmModal();
    expect(await bench.answer()).toEqual({
      confirm: true,
      cancel: false,
      content: null,
      errMsg: 'showModal:ok',
    });
    await bench.begin('showModal', { title: 'Leave?' });
    await native().cancelModal();
    expect(await bench.answer()).toMatchObject({ confirm: false, cancel: true });
  });

  it('gives back what was written in an editable modal', async () => {
    await bench.begin('showModal', { editable: true, content: 'written' });
    await native().confirmModal();
    expect(await bench.answer()).toMatchObject({ confirm: true, content: 'written' });
  });

  it('has no button to cancel by when it was told so, and refuses long words on a button', async () => {
    await bench.begin('showModal', { title: 'Only', showCancel: false });
    await expect(native().cancelModal()).rejects.toThrow('cancelModal');
    await native().confirmModal();
    expect(await bench.answer()).toMatchObject({ confirm: true });
    expect(await bench.ask('showModal', { confirmText: '五个字的词' })).toMatchObject({
      errMsg: expect.stringContaining('confirmText length should not larger than 4'),
    });
  });

  it('is not dismissed by the very tap that opened it', async () => {
    await bench.prepareTap('showModal', { title: 'Still here' });
    await bench.driven.tap('.act');
    expect(await bench.peek()).toBeNull();
    await native().confirmModal();
    expect(await bench.answer()).toMatchObject({ confirm: true });
  });

  it('covers the page for the finger while it is open', async () => {
    await bench.begin('showModal', { title: 'Covering' });
    await expect(bench.driven.tap('.act')).rejects.toThrow(/cover/);
    await native().confirmModal();
  });

  it('chooses from an action sheet, backs out of it, and refuses seven items', async () => {
    await bench.begin('showActionSheet', { itemList: ['甲', '乙'] });
    await bench.driven.send('Tool.native', { method: 'actionSheet', data: { tapIndex: 1 } });
    expect(await bench.answer()).toEqual({ tapIndex: 1, errMsg: 'showActionSheet:ok' });
    await bench.begin('showActionSheet', { itemList: ['甲'] });
    await bench.driven.send('Tool.native', { method: 'cancelActionSheet' });
    expect(await bench.answer()).toEqual({ errMsg: 'showActionSheet:fail cancel' });
    expect(await bench.ask('showActionSheet', { itemList: [...'1234567'] })).toMatchObject({
      errMsg: 'showActionSheet:fail parameter error: itemList should not be large than 6',
    });
  });

  it('shows a toast for its time and a loading until it is hidden', async () => {
    expect(await bench.ask('showToast', { title: 'Saved', duration: 60 })).toEqual({
      errMsg: 'showToast:ok',
    });
    await new Promise((later) => setTimeout(later, 120));
    expect(await bench.ask('hideLoading')).toEqual({ errMsg: "hideLoading:fail toast can't be found" });
    await bench.ask('showLoading', { title: 'Wait', mask: true });
    await expect(bench.driven.tap('.act')).rejects.toThrow(/cover/);
    expect(await bench.ask('hideLoading')).toEqual({ errMsg: 'hideLoading:ok' });
    await bench.driven.tap('.act');
    expect(await bench.ask('showToast', {})).toMatchObject({
      errMsg: expect.stringContaining('parameter.title should be String'),
    });
  });

  it('asks before a call', async () => {
    await bench.begin('makePhoneCall', { phoneNumber: '12345' });
    await native().confirmModal();
    expect(await bench.answer()).toEqual({ errMsg: 'makePhoneCall:ok' });
    await bench.begin('makePhoneCall', { phoneNumber: '12345' });
    await native().cancelModal();
    expect(await bench.answer()).toEqual({ errMsg: 'makePhoneCall:fail cancel' });
  });
});
