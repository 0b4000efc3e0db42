import { Me as MeScreen } from '@shared/screens/Me';
import { PersonRows } from '@shared/screens/person/PersonRows';
import { PrivacySheet } from '@shared/screens/privacy/PrivacySheet';
import { Row, Rows } from '@shared/ui/Row';
import { go } from '../../case/go';
import { useUnreadBadge } from '../../subscribe/unread';

export default function Me() {
  useUnreadBadge();
  return (
    <MeScreen>
      <Rows>
        <Row icon="heart" title="我的积分" words="余额、明细、积分榜" onTap={go.points} />
        <Row icon="inbox" title="积分商城" words="用积分换东西" onTap={go.shop} />
        <Row icon="flag" title="我的奖励" words="上报经核实的现金奖励，在这里确认收款" onTap={go.rewards} />
        <Row icon="people" title="百姓点单" words="我请志愿者帮过的忙" onTap={go.help} />
      </Rows>
      <PersonRows />
      <PrivacySheet />
    </MeScreen>
  );
}
