import { launch } from '../launch';
import { beginReport } from './doors';

/** Proof that the journeys look: the same steps on a build without its taps. */
export function missingTap(): void {
  it('cannot begin a report where the build has lost its bindtap', async () => {
    const phone = await launch('resident', {
      as: 'li-guilan',
      patience: 5_000,
      changes: [{ ending: '.wxml', from: /\bbindtap="[^"]*"/, to: '' }],
    });
    await phone.sees('我最近上报');
    await expect(beginReport(phone, '三号楼门口的路灯不亮')).rejects.toThrow(
      'not in time: report/index is open',
    );
  });
}
