import { colleague, neighbour } from '../../../admin/e2e/colleague';
import { IN_TOWN, server } from '../launch';

/** A broken lamp that somebody reported and that was there: filed, mended, looked at. Gives its number. */
export async function verifiedReport(reporter: string): Promise<string> {
  const url = await server();
  const lamp = { categoryCode: '100118', answers: { state: '不亮' } };
  const { no } = await (await neighbour(url, reporter)).report({ text: '路灯不亮', place: IN_TOWN, ...lamp });
  const wang = await colleague(url, 'wang');
  await wang.take(await wang.sees(no), 'file', {});
  const zhang = await colleague(url, 'zhang');
  const unitId = await zhang.unitNamed('路灯管理所');
  await zhang.take(await zhang.sees(no), 'dispatch', { unitId, words: '' });
  const liang = await colleague(url, 'liang');
  await liang.take(await liang.sees(no), 'accept', {});
  await liang.take(await liang.sees(no), 'answer', {
    ending: 'solved',
    words: '更换了灯头，试亮正常',
    files: [],
  });
  const he = await colleague(url, 'he');
  await he.take(await he.sees(no), 'pass', { words: '现场已亮', files: [] });
  return no;
}
