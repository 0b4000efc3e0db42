import { View } from '@tarojs/components';
import type { Paged } from '../hooks/paged';
import { BigButton } from './BigButton';

/** The end of a list: more of it, or that this is all. A place of its own, or Taro sends the list once more when it changes. */
export function More({ list }: { list: Pick<Paged<unknown>, 'more' | 'loadingMore' | 'loadMore'> }) {
  return (
    <View>
      {list.more ? (
        <BigButton label="再看一些" tone="plain" busy={list.loadingMore} onTap={() => void list.loadMore()} />
      ) : (
        <View className="quiet">就这些了</View>
      )}
    </View>
  );
}
