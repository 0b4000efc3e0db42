import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { openSession } from '@shared/api/session';
import { phone } from '../../test/stubs/phone';
import { scans } from '../checks/scans';
import { claimView, json, refused } from '../ui/volunteer.testing';
import { CheckIn } from './CheckIn';

const ME = 7;
const shown = () => render(<CheckIn personId={ME} way="in" title="楼道清洁" />);
const button = (name: string) => screen.findByRole('button', { name });

describe('checking in', () => {
  beforeEach(() => {
    scans.set([]);
    phone.scanned = 'V1.c.9z.abc';
    openSession({
      ...{ token: 't', expiresAt: 9 },
      person: { id: ME, name: '陈雨桐', phone: '', kind: 'resident', posts: [] },
    });
  });

  it('says that it worked, when and how far away, and what comes next', async () => {
    const check = {
      way: 'in' as const,
      at: Date.UTC(2026, 11, 5, 1, 2),
      sourceLabel: '现场扫码',
      metres: 20,
    };
    phone.answers(200, claimView({ checks: [check] }));
    shown();
    await userEvent.click(await button('扫码签到'));
    await screen.findByText('签到成功，12月5日 09:02，离活动地点约 20 米。服务结束时，再扫一次码签退。');
    expect(screen.queryByRole('button', { name: '扫码签到' })).toBeNull();
    await userEvent.click(await button('看我的认领'));
    expect(phone.visited).toEqual(['/claim/index?id=31']);
  });

  it('says what to do where the place was refused, and scans nothing', async () => {
    phone.place = 'denied';
    jest.spyOn(console, 'warn').mockImplementationOnce(() => undefined);
    shown();
    await userEvent.click(await button('扫码签到'));
    await screen.findByText(/请打开手机定位，并允许使用位置/);
    expect(phone.requests).toEqual([]);
    phone.place = { latitude: 41.12, longitude: 122.07 };
    phone.answers(200, claimView());
    await userEvent.click(await button('再试'));
    await screen.findByText(/签到成功/);
  });

  it('shows the server’s refusal, lets one scan again, and leads to the claim that is missing', async () => {
    phone.network = () => refused(422, 'codeExpired', '签到码已过期：请对准现场屏幕再扫');
    shown();
    await userEvent.click(await button('扫码签到'));
    await screen.findByText('签到码已过期：请对准现场屏幕再扫');
    phone.network = () => refused(422, 'claimMissing', '您没有认领这次活动，请先认领');
    await userEvent.click(await button('再扫一次签到'));
    await userEvent.click(await button('去认领'));
    expect(phone.visited).toEqual(['/pages/service/index']);
  });

  it('keeps the scan where there is no network, says so, and takes it back when asked', async () => {
    phone.fails('request:fail');
    shown();
    await userEvent.click(await button('扫码签到'));
    await screen.findByText(/没有网络，已存在手机里/);
    expect(screen.getByText('楼道清洁 签到')).toBeInTheDocument();
    await userEvent.click(await button('不送了'));
    expect(scans.get()).toEqual([]);
    await button('扫码签到');
  });

  it('says that it got through when the network is back, and that it will be looked at', async () => {
    phone.fails('request:fail');
    shown();
    await userEvent.click(await button('扫码签到'));
    await screen.findByText(/没有网络，已存在手机里/);
    phone.network = () => json(200, claimView({ proofWaiting: true }));
    await userEvent.click(await button('现在送出'));
    await screen.findByText(/签到已送到。这次是离线扫的，要等组织者核实/);
    expect(screen.queryByText(/没有网络/)).toBeNull();
  });

  it('does nothing when the camera is closed', async () => {
    phone.scanned = undefined;
    jest.spyOn(console, 'warn').mockImplementationOnce(() => undefined);
    shown();
    await userEvent.click(await button('扫码签到'));
    await button('扫码签到');
    expect(phone.requests).toEqual([]);
  });
});
