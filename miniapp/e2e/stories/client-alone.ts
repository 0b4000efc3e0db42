import { launch as launchInHost } from '../../host/src/index';
import { BuildCopy } from '../build-copy';
import { onDeveloperTools } from '../devtools';
import { IN_TOWN, loginCode, server } from '../launch';
import { Phone } from '../phone';
import { beginReport } from './doors';

const WORDS = '路灯不亮，由客户端代答';

/** What stands in for a person in the developer tools: mocks of the official client, here tried in the host. */
export function clientAlone(): void {
  it('reports with a place, a photo and a cut network that the client alone has answered for', async () => {
    const url = await server();
    const copy = BuildCopy.of('resident', url);
    const code = await loginCode(url, 'li-guilan', 'resident');
    const program = await launchInHost({ dist: copy.folder, feeds: { login: code } });
    try {
      const ground = await onDeveloperTools(`resident=${program.wsEndpoint}`, 'resident', copy.folder);
      const phone = new Phone('resident', ground);
      await phone.sees('我最近上报');
      await phone.answers({ place: IN_TOWN, subscribe: 'reject', pictures: [await phone.picture('mocked')] });
      await beginReport(phone, WORDS);
      await phone.tap('.photo-tile--add');
      await phone.find('.photo-tile__remove');
      await phone.answers({ network: 'none' });
      await phone.press('提交');
      await phone.sees('等待网络，连上后自动发送');
      await phone.answers({ network: 'wifi' });
      await phone.seesNoMore('等待网络，连上后自动发送');
      await phone.find('.case-card', new RegExp(WORDS));
      await ground.close();
    } finally {
      await program.close();
      copy.remove();
    }
  });
}
