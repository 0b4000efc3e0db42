import type { ReactNode } from 'react';
import { useReachBottom } from '@tarojs/taro';
import { useRefreshOnReturn } from '../hooks/on-return';
import { useOnline } from '../hooks/online';
import type { Paged } from '../hooks/paged';
import type { EmptyProps } from './Empty';
import { More } from './More';
import { Page, type PageProps } from './Page';

interface ListPageProps<T> extends Pick<PageProps, 'above' | 'footer'> {
  list: Paged<T>;
  /** What is said while there is nothing; absent where something else stands there. */
  nothing: EmptyProps | undefined;
  children: (rows: readonly T[]) => ReactNode;
}

/** A page that is one list: read anew on return and, where it failed, with the network; more of it at its end, and its states without content. */
export function ListPage<T>({ list, nothing, children, ...around }: ListPageProps<T>) {
  useRefreshOnReturn(list.refresh);
  useOnline(() => void (list.error && list.refresh()));
  useReachBottom(() => void list.loadMore());
  return (
    <Page
      {...around}
      loading={list.loading}
      error={list.error}
      stale={list.rows.length > 0}
      empty={list.empty ? nothing : undefined}
      onRetry={() => void list.refresh()}
    >
      {children(list.rows)}
      {list.rows.length > 0 && <More list={list} />}
    </Page>
  );
}
