import { neighbour } from '../../../admin/e2e/colleague';
import { server } from '../launch';
import type { Phone } from '../phone';
import { beginReport, residentPhone } from './doors';

const JOURNEY = '断网写好，连上自动发送';
const WORDS = '小区后门的路面塌了一块';

/** Written where there is no network, sent by itself where there is one, and once only. */
export function offlineDraft(): void {
  let phone: Phone;

  it('keeps what was sent without a network, and says that it waits', async () => {
    phone = await residentPhone('chen-yutong');
    await beginReport(phone, WORDS);
    await phone.answers({ network: 'none' });
    await phone.press('提交');
    await phone.isAt('pages/home/index');
    await phone.sees('等待网络，连上后自动发送');
    const chen = await neighbour(await server(), 'chen-yutong');
    expect((await chen.cases('mine', 'reported')).map(({ text }) => text)).not.toContain(WORDS);
  });

  it('sends it when the network is back, and files it once', async () => {
    await phone.answers({ network: 'wifi' });
    await phone.seesNoMore('等待网络，连上后自动发送');
    await phone.find('.case-card', new RegExp(WORDS));
    const chen = await neighbour(await server(), 'chen-yutong');
    const filed = (await chen.cases('mine', 'reported')).filter(({ text }) => text === WORDS);
    expect(filed).toHaveLength(1);
    await phone.accounts(JOURNEY);
    expect(phone.faults()).toEqual([]);
  });
}
