import type { ReactNode } from 'react';
import { useReachBottom } from '@tarojs/taro';
import { useRefreshOnReturn } from '../hooks/on-return';
import type { Paged } from '../hooks/paged';
import type { EmptyProps } from './Empty';
import { More } from './More';
import { Page } from './Page';

interface ListPageProps<T> {
  list: Paged<T>;
  /** What is said while there is nothing. */
  nothing: EmptyProps;
  children: (rows: readonly T[]) => ReactNode;
}

/** A page that is one list: read anew on return, more of it at its end, and its states without content. */
export function ListPage<T>({ list, nothing, children }: ListPageProps<T>) {
  useRefreshOnReturn(list.refresh);
  useReachBottom(() => void list.loadMore());
  return (
    <Page
      loading={list.loading}
      error={list.error}
      stale={list.rows.length > 0}
      empty={list.empty ? nothing : undefined}
      onRetry={() => void list.refresh()}
    >
      {children(list.rows)}
      <More list={list} />
    </Page>
  );
}
