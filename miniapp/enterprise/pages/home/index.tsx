import { Offers } from '@shared/screens/Offers';
import type { RowProps } from '@shared/ui/Row';

const OFFERS: readonly RowProps[] = [
  { icon: 'chat', title: '提交诉求', words: '用工、用地、融资、政策，一次说清，附上材料。' },
  { icon: 'clock', title: '看办理进度', words: '谁在办、办到哪一步、什么时候回话，随时可看。' },
  { icon: 'building', title: '联系服务专员', words: '每家企业有一位固定的服务专员。' },
  { icon: 'check', title: '评价办理结果', words: '不满意可以要求重办。' },
];

export default function Home() {
  return <Offers offers={OFFERS} />;
}
