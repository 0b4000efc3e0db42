import { View } from '@tarojs/components';
import { BigButton } from '@shared/ui/BigButton';
import { dayTime } from '@shared/ui/time';
import { DiscardButton, UnsentCard } from '@shared/ui/UnsentCard';
import { discardScan, sendScans, type KeptScan } from '../checks/scans';
import { useScans } from '../checks/use-scans';

const WAYS = { in: '签到', out: '签退' } as const;
const UNSENT = '没有网络，已存在手机里。连上网会自动送出，时间按扫码的时候算，由组织者核实。';

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
  return (
    <UnsentCard
      title={`${title}${title ? ' ' : ''}${WAYS[scan.way]}`}
      why={refusal?.message ?? UNSENT}
      refused={refusal !== undefined}
      since={`${dayTime(scan.phoneAt)} 扫码`}
    >
      {refusal ? (
        <BigButton label="知道了" tone="plain" onTap={() => discardScan(keys.atOnce)} />
      ) : (
        <>
          <DiscardButton
            label="不送了"
            words="这次扫码会从手机里删除，要记时长只能请组织者补录。"
            onDiscard={() => discardScan(keys.atOnce)}
          />
          <BigButton label="现在送出" onTap={() => void sendScans()} />
        </>
      )}
    </UnsentCard>
  );
}
