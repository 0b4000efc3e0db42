import { Image, Text, View } from '@tarojs/components';
import type { NewsRow } from '@contract/news/news.api';
import { fromOrigin } from '@shared/ui/origin';
import { spoken } from '@shared/ui/spoken';
import { dayTime } from '@shared/ui/time';

/** One article in the list. */
export function NewsCard({ row, onTap }: { row: NewsRow; onTap: (id: number) => void }) {
  const { id, title, summary, top, columnLabel, unit, publishedAt, readers, cover } = row;
  return (
    <View
      className="news-card"
      hoverClass="news-card--pressed"
      onClick={() => onTap(id)}
      {...spoken('button', `${top ? '置顶，' : ''}${title}`)}
    >
      {cover && (
        <Image className="news-card__cover" mode="aspectFill" lazyLoad src={fromOrigin(cover.thumb)} />
      )}
      <View className="news-card__body">
        <View className="news-card__title">
          {top && <Text className="news-card__top">置顶</Text>}
          {title}
        </View>
        <View className="news-card__summary">{summary}</View>
        <View className="quiet">
          <Text className="news-card__column">{columnLabel}</Text>
          {` ${unit.shortName} · ${dayTime(publishedAt).split(' ')[0] ?? ''} · ${readers} 人读过`}
        </View>
      </View>
    </View>
  );
}
