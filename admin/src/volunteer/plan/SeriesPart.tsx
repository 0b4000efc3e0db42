import { volunteerApi, type SeriesView } from '@contract/volunteer/volunteer.api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Table, type TableColumnsType } from 'antd';
import { useNavigate } from 'react-router';
import { api, messageOf } from '../../app/http';
import { fullTime } from '../../ui/time';
import { LoadFailed, LoadingRows, Nothing } from '../../ui/Waiting';
import { VOLUNTEER } from '../volunteer-data';

/** 常态活动: each next time is made and published two weeks before. */
export function SeriesPart() {
  const go = useNavigate();
  const series = useQuery({
    queryKey: [VOLUNTEER, 'series'],
    queryFn: () => api(volunteerApi.series, {}),
  });
  const stop = useStop();
  return (
    <>
      <div className="volunteer-tools">
        <p className="volunteer-about">每隔几天办一次的活动：提前两周自动生成并发布招募。</p>
        <Button type="primary" onClick={() => void go('/volunteer/series/new')}>
          新建常态活动
        </Button>
      </div>
      {series.isPending ? <LoadingRows rows={3} /> : null}
      {series.error ? (
        <LoadFailed failed={messageOf(series.error)} onRetry={() => void series.refetch()} />
      ) : null}
      {series.data?.rows.length === 0 ? (
        <Nothing title="还没有常态活动" hint="例如每周六上午清洁家园：设一次，以后自动招募" />
      ) : null}
      {series.data && series.data.rows.length > 0 ? (
        <Table<SeriesView>
          rowKey="id"
          className="volunteer-table"
          dataSource={series.data.rows}
          columns={linesOf(stop)}
          pagination={false}
          scroll={{ x: 760 }}
        />
      ) : null}
    </>
  );
}

/** Asks first: what was stopped does not begin again. */
function useStop() {
  const client = useQueryClient();
  const { message, modal } = App.useApp();
  const stop = useMutation({
    mutationFn: (id: number) => api(volunteerApi.stopSeries, { id }),
    onSuccess: (stopped) => {
      client.setQueryData<{ rows: SeriesView[] }>([VOLUNTEER, 'series'], (old) =>
        old ? { rows: old.rows.map((row) => (row.id === stopped.id ? stopped : row)) } : old,
      );
      void message.success('已停止，以后不再生成');
    },
    onError: (error) => void message.error(messageOf(error)),
  });
  return ({ id, title }: SeriesView) =>
    void modal.confirm({
      title: `停止“${title}”？`,
      content: '以后不再生成新的活动；已经生成的照常进行，要取消请到那次活动里办。',
      okText: '停止',
      cancelText: '再想想',
      onOk: () => stop.mutate(id),
    });
}

const linesOf = (stop: (series: SeriesView) => void): TableColumnsType<SeriesView> => [
  { title: '活动', key: 'title', render: (_, { title }) => <strong>{title}</strong> },
  { title: '社区', key: 'community', width: 140, render: (_, { community }) => community.name },
  { title: '间隔', key: 'every', width: 100, render: (_, { everyDays }) => `每 ${everyDays} 天` },
  { title: '已排', dataIndex: 'made', width: 90, render: (made: number) => `${made} 次` },
  {
    title: '下一次生成的',
    key: 'next',
    width: 170,
    render: (_, { nextAt, stopped }) =>
      stopped ? '已停止' : nextAt === undefined ? '到期，不再生成' : fullTime(nextAt),
  },
  { title: '办到', key: 'until', width: 120, render: (_, { until }) => fullTime(until).slice(0, 10) },
  {
    title: '',
    key: 'stop',
    width: 90,
    render: (_, series) =>
      series.mayStop ? (
        <Button size="small" danger onClick={() => stop(series)}>
          停止
        </Button>
      ) : null,
  },
];
