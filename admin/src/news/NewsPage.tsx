import './news.css';
import { EditOutlined } from '@ant-design/icons';
import type { NewsDeskRow } from '@contract/news/news.api';
import { NEWS_COLUMNS, NEWS_STATES } from '@contract/news/news.flow';
import { Button, Select, Table, Tag, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { messageOf } from '../app/http';
import { PageHead } from '../ui/PageHead';
import { StateTag } from '../ui/StateTag';
import { fullTime } from '../ui/time';
import { LoadFailed, LoadingRows, Nothing } from '../ui/Waiting';
import { useNewsDesk, type NewsFilter } from './use-news';

const choicesOf = <K extends string>(keys: K[], label: (key: K) => string) =>
  keys.map((value) => ({ value, label: label(value) }));
const COLUMNS = choicesOf(keysOf(NEWS_COLUMNS), (key) => NEWS_COLUMNS[key]);
const STATES = choicesOf(keysOf(NEWS_STATES), (key) => NEWS_STATES[key].label);

function keysOf<T extends object>(table: T): Extract<keyof T, string>[] {
  return Object.keys(table).filter((key): key is Extract<keyof T, string> => key in table);
}

/** 新闻动态: everything the own unit and those below have written. */
export function NewsPage() {
  const go = useNavigate();
  const [filter, setFilter] = useState<NewsFilter>({});
  return (
    <div className="news">
      <PageHead title="新闻动态" about="编辑写稿，领导签发；发布后在“智慧党建”小程序里可以读到。">
        <Select
          allowClear
          aria-label="栏目"
          placeholder="全部栏目"
          className="news-filter"
          options={COLUMNS}
          onChange={(column) =>
            setFilter(({ state }) => ({ ...(state && { state }), ...(column && { column }) }))
          }
        />
        <Select
          allowClear
          aria-label="状态"
          placeholder="全部状态"
          className="news-filter"
          options={STATES}
          onChange={(state) =>
            setFilter(({ column }) => ({ ...(column && { column }), ...(state && { state }) }))
          }
        />
        <Button type="primary" icon={<EditOutlined />} onClick={() => void go('/news/new')}>
          写文章
        </Button>
      </PageHead>
      <Articles filter={filter} />
    </div>
  );
}

function Articles({ filter }: { filter: NewsFilter }) {
  const list = useNewsDesk(filter);
  if (list.isPending) return <LoadingRows />;
  if (list.isError && list.rows.length === 0)
    return (
      <LoadFailed
        failed={messageOf(list.error)}
        onRetry={() => void list.refetch()}
        retrying={list.isFetching}
      />
    );
  if (list.rows.length === 0)
    return <Nothing title="这里还没有文章" hint="点右上角“写文章”，先存草稿，再请领导签发" />;
  return (
    <>
      <Table<NewsDeskRow>
        rowKey="id"
        columns={LINES}
        dataSource={list.rows}
        pagination={false}
        scroll={{ x: 900 }}
      />
      {list.hasNextPage ? (
        <div className="news-more">
          <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            再看一些
          </Button>
        </div>
      ) : null}
    </>
  );
}

const LINES: TableColumnsType<NewsDeskRow> = [
  {
    title: '标题',
    key: 'title',
    render: (_, { id, title, top }) => (
      <>
        {top ? <Tag color="red">置顶</Tag> : null}
        <Link className="news-title" to={`/news/${id}`}>
          {title}
        </Link>
      </>
    ),
  },
  { title: '栏目', dataIndex: 'columnLabel', width: 110 },
  { title: '单位', key: 'unit', width: 150, render: (_, { unit }) => unit.shortName },
  { title: '状态', key: 'state', width: 120, render: (_, { stateLabel }) => <StateTag label={stateLabel} /> },
  { title: '时间', key: 'time', width: 210, render: (_, row) => whenOf(row) },
  { title: '作者', dataIndex: 'authorName', width: 100 },
  { title: '阅读', dataIndex: 'readers', width: 80, align: 'right' },
];

function whenOf({ state, publishAt, publishedAt, changedAt }: NewsDeskRow): string {
  if (publishAt !== undefined) return `${fullTime(publishAt)} 发布`;
  return state === 'published' && publishedAt !== undefined
    ? `${fullTime(publishedAt)} 发布`
    : `${fullTime(changedAt)} 修改`;
}
