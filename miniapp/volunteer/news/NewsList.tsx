import { useState } from 'react';
import { useReachBottom } from '@tarojs/taro';
import { ScrollView, View } from '@tarojs/components';
import { newsApi } from '@contract/news/news.api';
import { NEWS_COLUMNS, type NewsColumn } from '@contract/news/news.flow';
import { api } from '@shared/api/request';
import { useOnline } from '@shared/hooks/online';
import { usePaged } from '@shared/hooks/paged';
import { More } from '@shared/ui/More';
import { Page } from '@shared/ui/Page';
import { spoken } from '@shared/ui/spoken';
import { openArticle } from './go';
import { NewsCard } from './NewsCard';
import './news.scss';

const SIZE = 12;
type Shown = NewsColumn | 'all';
const isColumn = (key: string): key is NewsColumn => key in NEWS_COLUMNS;
const COLUMNS: readonly { key: Shown; label: string }[] = [
  { key: 'all', label: '全部' },
  ...Object.keys(NEWS_COLUMNS)
    .filter(isColumn)
    .map((key) => ({ key, label: NEWS_COLUMNS[key] })),
];

/** What is out, by column; what stands at the top comes first. */
export function NewsList() {
  const [shown, setShown] = useState<Shown>('all');
  const list = usePaged(`news-${shown}`, (after) =>
    api(newsApi.list, { size: SIZE, after, ...(shown === 'all' ? {} : { column: shown }) }),
  );
  useOnline(() => void list.refresh());
  useReachBottom(() => void list.loadMore());
  const { label = '' } = COLUMNS.find(({ key }) => key === shown) ?? {};
  return (
    <Page
      loading={list.loading}
      error={list.error}
      stale={list.rows.length > 0}
      onRetry={() => void list.refresh()}
      above={<Columns shown={shown} onChoose={setShown} />}
      empty={
        list.empty
          ? {
              title: shown === 'all' ? '还没有新闻' : `“${label}”里还没有文章`,
              words: '社区和街道发布以后，会出现在这里。',
              icon: 'list',
            }
          : undefined
      }
    >
      <View>
        {list.rows.map((row) => (
          <NewsCard key={row.id} row={row} onTap={openArticle} />
        ))}
      </View>
      <More list={list} />
    </Page>
  );
}

function Columns({ shown, onChoose }: { shown: Shown; onChoose: (column: Shown) => void }) {
  return (
    <ScrollView scrollX className="columns" {...spoken('list', '栏目')}>
      <View className="columns__row">
        {COLUMNS.map(({ key, label }) => (
          <View
            key={key}
            className={`columns__one${key === shown ? ' columns__one--on' : ''}`}
            onClick={() => onChoose(key)}
            {...spoken('radio', key === shown ? `${label}，已选` : label)}
          >
            {label}
          </View>
        ))}
      </View>
    </ScrollView>
  );
}
