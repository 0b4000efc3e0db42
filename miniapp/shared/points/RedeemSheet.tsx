import { useState } from 'react';
import { View } from '@tarojs/components';
import { pointsApi, type GoodView, type RedemptionView } from '@contract/points/points.api';
import { messageOf } from '../api/api-error';
import { api, newKey } from '../api/request';
import { useSubscribeConsent } from '../hooks/subscribe';
import { BigButton } from '../ui/BigButton';
import { Notice } from '../ui/Notice';
import { Row, Rows } from '../ui/Row';
import { Sheet } from '../ui/Sheet';
import { PickupCode } from './PickupCode';

interface RedeemSheetProps {
  good: GoodView;
  balance?: number;
  /** Something was redeemed, or the shelf is no longer as it was drawn. */
  onChanged: () => void;
  onClose: () => void;
}

/** Are you sure, and then the code to pick it up with. */
export function RedeemSheet({ good, balance, onChanged, onClose }: RedeemSheetProps) {
  const { busy, error, got, redeem } = useRedeeming(good.id, onChanged);
  if (got)
    return (
      <Sheet open title="兑换好了" onClose={onClose} footer={<BigButton label="知道了" onTap={onClose} />}>
        <PickupCode redemption={got} />
      </Sheet>
    );
  return (
    <Sheet
      open
      title="确定兑换吗"
      onClose={onClose}
      footer={<BigButton label="确定兑换" busy={busy} onTap={() => void redeem()} />}
    >
      {error && <Notice tone="bad" icon="alert" words={error} />}
      <Rows>
        <Row title={good.title} words={good.words} />
        <Row
          title={`用 ${good.points} 分`}
          words={balance === undefined ? '' : `兑换后还有 ${balance - good.points} 分`}
        />
        <Row title={`到${good.community.name}领取`} words={`${good.pickupDays} 天内，逾期积分退回`} />
      </Rows>
      <View className="quiet">没领之前可以取消，积分全数退回。</View>
    </Sheet>
  );
}

/** One intent, one key: a second tap after a lost answer does not pay twice. */
function useRedeeming(id: number, onChanged: () => void) {
  const [key] = useState(newKey);
  const consent = useSubscribeConsent();
  const [now, setNow] = useState<{ busy: boolean; error?: string; got?: RedemptionView }>({ busy: false });
  const redeem = async () => {
    setNow({ busy: true });
    // First thing in the tap, or WeChat refuses to ask.
    await consent();
    try {
      setNow({ busy: false, got: await api(pointsApi.redeem, { id }, { key }) });
    } catch (error) {
      setNow({ busy: false, error: messageOf(error) });
    }
    onChanged();
  };
  return { ...now, redeem };
}
