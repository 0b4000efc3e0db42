import { View } from '@tarojs/components';
import { RATINGS } from '@contract/case/case.flow';
import type { ActivitySummary, OrderView } from '@contract/volunteer/volunteer.api';
import { stepsOf } from '@shared/volunteer/trail';
import { wishWords } from '@shared/volunteer/wish-words';
import { GeoMap } from '@shared/ui/GeoMap';
import { PhotoStrip } from '@shared/ui/PhotoStrip';
import { Row, Rows } from '@shared/ui/Row';
import { spoken } from '@shared/ui/spoken';
import { Standing } from '@shared/ui/Standing';
import { Timeline } from '@shared/ui/Timeline';
import { dayTime, stretch } from '@shared/ui/time';
import { baseOf, useTown } from '../../place/town';
import { Helpers } from './Helpers';
import type { HelperAction } from './use-order';

const RATING_WORDS: Readonly<Record<number, string>> = RATINGS;

interface OrderStoryProps {
  view: OrderView;
  onHelper: (action: HelperAction & { name: string }) => void;
}

/** Everything about one order, the most wanted first. */
export function OrderStory({ view, onHelper }: OrderStoryProps) {
  const { activity, rating, words, kindLabel, community } = view;
  return (
    <>
      <Standing
        plain={view.plain}
        lines={[
          activity && {
            icon: 'clock',
            words: `服务时间 ${stretch(activity.startsAt, activity.endsAt)}`,
          },
          { icon: 'building', words: `由${community.name}安排` },
          rating === undefined
            ? undefined
            : { icon: 'heart', words: `您的评价：${RATING_WORDS[rating] ?? ''}` },
        ]}
      >
        <View className="standing__text">{words}</View>
        <View className="quiet">{`${kindLabel} · ${wishWords(view)}`}</View>
      </Standing>
      <Helpers view={view} onHelper={onHelper} />
      {activity?.summary && <Summary {...activity.summary} />}
      <View className="card">
        <View className="heading order-heading" {...spoken('heading')}>
          办理经过
        </View>
        <Timeline steps={stepsOf(view.steps)} />
      </View>
      <OrderFacts view={view} />
    </>
  );
}

/** What whoever came wrote of it. */
function Summary({ words, files }: ActivitySummary) {
  return (
    <View className="card">
      <View className="heading order-heading" {...spoken('heading')}>
        活动小结
      </View>
      <View className="standing__text">{words}</View>
      {files.length > 0 && <PhotoStrip photos={files} label="活动小结" />}
    </View>
  );
}

function OrderFacts({ view }: { view: OrderView }) {
  const { data: ground } = useTown();
  const { place, address, contact, forNeighbour, orderedAt } = view;
  return (
    <View>
      {ground && place && (
        <View className="order-map">
          <GeoMap {...baseOf(ground)} centre={place} zoom={16} pin={place} label={`位置：${address}`} />
        </View>
      )}
      <Rows>
        <Row title="到哪里" words={address || '位置见地图'} />
        {contact && (
          <Row
            title={forNeighbour ? '替谁点的' : '联系人'}
            words={[contact.name, contact.phone || '还没有绑定手机号，可到“我的”里绑定'].join('，')}
          />
        )}
        <Row title="点单时间" words={dayTime(orderedAt)} />
      </Rows>
    </View>
  );
}
