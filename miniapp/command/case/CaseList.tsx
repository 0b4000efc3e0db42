import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import type { CaseRow } from '@contract/case/case.api';
import type { Paged } from '@shared/hooks/paged';
import { BigButton } from '@shared/ui/BigButton';
import { Empty, type EmptyProps } from '@shared/ui/Empty';
import { ErrorBlock } from '@shared/ui/ErrorBlock';
import { Notice } from '@shared/ui/Notice';
import { Waiting } from '../ui/Waiting';
import './CaseList.scss';

interface CaseListProps {
  list: Paged<CaseRow>;
  empty: EmptyProps;
  children: (row: CaseRow) => ReactNode;
}

/** A keyset list with its four other states: awaited, refused, empty, more to come. */
export function CaseList({ list, empty, children }: CaseListProps) {
  const again = () => void list.refresh();
  if (list.loading) return <Waiting />;
  if (list.error && list.rows.length === 0) return <ErrorBlock message={list.error} onRetry={again} />;
  return (
    <View className="case-list">
      <View>
        {list.error && (
          <Notice words={`${list.error}。下面是上次看到的。`} action={{ label: '刷新', onTap: again }} />
        )}
        {list.empty && <Empty {...empty} />}
      </View>
      {/* Places of their own: when the button goes, Taro sends all that stands beside it once more. */}
      <View>
        {list.rows.map((row) => (
          <View key={row.no} className="case-list__one">
            {children(row)}
          </View>
        ))}
      </View>
      <View>
        {list.more && (
          <BigButton
            label="再看更多"
            tone="plain"
            busy={list.loadingMore}
            onTap={() => void list.loadMore()}
          />
        )}
        {!list.more && list.rows.length > 3 && <View className="case-list__end">没有更多了</View>}
      </View>
    </View>
  );
}
