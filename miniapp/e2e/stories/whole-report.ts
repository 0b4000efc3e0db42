import { colleague } from '../../../admin/e2e/colleague';
import { server } from '../launch';
import type { Phone } from '../phone';
import { beginReport, commandPhone, residentPhone } from './doors';

const JOURNEY = '一件上报从拍照到评价';
const WORDS = '三号楼门口的路灯不亮，晚上看不见路';

/** One lamp: Li reports it, Wang files, Zhang dispatches, Liang mends, He inspects, Li rates. */
export function wholeReport(): void {
  let li: Phone;
  let liang: Phone;
  let he: Phone;
  let no = '';

  it('is reported from the resident program with a photo, and the phone itself checks the trail', async () => {
    li = await residentPhone('li-guilan');
    await li.opened('居民打开首页', /\/api\/cases\?/);
    await li.answers({ pictures: [await li.picture('before')] });
    await beginReport(li, WORDS);
    await li.tap('.photo-tile--add');
    await li.find('.photo-tile__remove');
    await li.tap('.guess', /^路灯/);
    await li.tap('.choices__one', '不亮');
    await li.press('提交');
    const { query } = await li.isAt('progress/index');
    no = query.no;
    await li.sees('已收到，谢谢您。有进展会告诉您，这一页随时可以看。');
    await li.sees('您的手机刚核对了全部 1 步，没有一步被改过。');
    expect(await li.all('.timeline .photo-tile')).toHaveLength(1);
  });

  it('is filed and dispatched to the lamp office at the console', async () => {
    const [wang, zhang] = [await colleague(await server(), 'wang'), await colleague(await server(), 'zhang')];
    await wang.take(await wang.sees(no), 'file', {});
    const unitId = await zhang.unitNamed('路灯管理所');
    const view = await zhang.take(await zhang.sees(no), 'dispatch', { unitId, words: '请尽快修复' });
    expect(view.stateLabel).toBe('待接收');
  });

  it('is accepted and answered with a photo in the command program', async () => {
    liang = await commandPhone('liang-zhiqiang', 'liang');
    await liang.find('.case-line');
    await liang.opened('处置人登录看待办', /\/api\/cases\?/);
    await liang.tap('.case-line', new RegExp(WORDS));
    await liang.isAt('task/index');
    await liang.press('接收');
    await liang.sees('“接收”已办妥');
    await liang.press('反馈结果');
    await liang.press('确定反馈结果');
    await liang.sees('请选择办理结论');
    await liang.tap('.choices__one', '解决');
    await liang.write('办理情况', '更换了损坏的灯头，试亮正常。');
    await liang.answers({ pictures: [await liang.picture('after')] });
    await liang.tap('.photo-tile--add');
    await liang.find('.photo-tile__remove');
    await liang.press('确定反馈结果');
    await liang.sees('“反馈结果”已办妥');
    await liang.sees('办理后：解决');
  });

  it('is looked at by the inspector, who closes it', async () => {
    he = await commandPhone('he-jing', 'he');
    await he.goes('navigateTo', `/task/index?no=${no}`);
    await he.sees('更换了损坏的灯头，试亮正常。');
    await he.press('核查通过');
    await he.write('现场看到的情况', '现场已亮，无遗留。');
    await he.press('确定核查通过');
    await he.sees('“核查通过”已办妥');
    expect(await he.all('.big-button', '核查通过')).toEqual([]);
  });

  it('is rated by the resident, to whom it is shown as done with both photos', async () => {
    await li.goes('switchTab', '/pages/mine/index');
    await li.tap('.case-card', new RegExp(WORDS));
    await li.sees('办理结论：解决');
    expect(await li.all('.before-after .photo-tile')).toHaveLength(2);
    await li.press('评价');
    await li.tap('.sheet__foot .big-button');
    await li.sees('请选一个满意程度');
    await li.tap('.choices__one', '非常满意');
    await li.write('想说的话（可以不写）', '修得很快，谢谢');
    await li.tap('.sheet__foot .big-button');
    await li.sees('评价：非常满意');
    await li.sees(/您的手机刚核对了全部 7 步，没有一步被改过。/);
  });

  it('threw nothing on any of the three phones, and is in the record of costs', async () => {
    for (const phone of [li, liang, he]) {
      await phone.accounts(JOURNEY);
      expect(phone.faults()).toEqual([]);
    }
  });
}
