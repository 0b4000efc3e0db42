import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { BigButton } from '@shared/ui/BigButton';
import { spoken } from '@shared/ui/spoken';
import { dayTime } from '@shared/ui/time';
import { discardScan, sendScans, type KeptScan } from '../checks/scans';
import { useScans } from '../checks/use-scans';
import './scans-waiting.scss';

const WAYS = { in: '签到', out: '签退' } as const;

/** Scans not yet with the server: waiting for the network, or refused with the reason. Always there, if empty. */
export function ScansWaiting({ personId }: { personId: number }) {
  const rows = useScans(personId);
  return (
    <View>
      {rows.map((row) => (
        <WaitingScan key={row.keys.atOnce} row={row} />
      ))}
    </View>
  );
}

function WaitingScan({ row: { title, scan, refusal, keys } }: { row: KeptScan }) {
  const what = `${title}${title ? ' ' : ''}${WAYS[scan.way]}`;
  return (
    <View className={`scan${refusal ? ' scan--refused' : ''}`} {...spoken(refusal ? 'alert' : 'status')}>
      <View className="heading">{what}</View>
      <View className="scan__why">
        {refusal?.message ?? '没有网络，已存在手机里。连上网会自动送出，时间按扫码的时候算，由组织者核实。'}
      </View>
      <View className="quiet">{`${dayTime(scan.phoneAt)} 扫码`}</View>
      {refusal ? (
        <BigButton label="知道了" tone="plain" onTap={() => discardScan(keys.atOnce)} />
      ) : (
        <View className="scan__buttons">
          <BigButton label="不送了" tone="plain" onTap={() => void askToDiscard(keys.atOnce)} />
          <BigButton label="现在送出" onTap={() => void sendScans()} />
        </View>
      )}
    </View>
  );
}

async function askToDiscard(key: string): Promise<void> {
  const { confirm } = await Taro.showModal({
    title: '不送了？',
    content: '这次扫码会从手机里删除，要记时长只能请组织者补录。',
    confirmText: '删除',
  });
  if (confirm) discardScan(key);
}
