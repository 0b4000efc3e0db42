import Taro from '@tarojs/taro';
import { Me as MeScreen } from '@shared/screens/Me';
import { Row, Rows, type RowProps } from '@shared/ui/Row';

const OFFERS: readonly RowProps[] = [
  { icon: 'people', title: '参加志愿活动', words: '看附近的活动，报名、签到，服务时长自动记下。' },
  { icon: 'heart', title: '为群众办实事', words: '认领居民的微心愿，办完由居民评价。' },
  { icon: 'list', title: '过组织生活', words: '会议通知、学习安排和签到，都在一处。' },
  { icon: 'flag', title: '到社区报到', words: '在职党员到居住地报到，参加社区的事。' },
];
const openInbox = (): void => void Taro.navigateTo({ url: '/news/inbox/index' });

export default function Me() {
  return (
    <MeScreen>
      <Rows>
        <Row icon="bell" title="消息" words="推送给您的文章和通知" onTap={openInbox} />
      </Rows>
      <Rows>
        {OFFERS.map((offer) => (
          <Row key={offer.icon} {...offer} words={`正在建设：${String(offer.words)}`} />
        ))}
      </Rows>
    </MeScreen>
  );
}
