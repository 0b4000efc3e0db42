import './counts.css';
import { ReloadOutlined } from '@ant-design/icons';
import { caseApi, type CaseCounts, type Counted } from '@contract/case/case.api';
import { figureOf } from '@contract/case/counted';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from 'react-router';
import { api, messageOf } from '../app/http';
import { Bar } from '../ui/Bar';
import { LampMark } from '../ui/Lamp';
import { PageHead } from '../ui/PageHead';
import { LoadFailed, LoadingRows, Nothing } from '../ui/Waiting';

const TOP = 15;

/** How many, where, and how urgent: each figure leads to its cases. */
export function CountsPage() {
  const counts = useQuery({
    queryKey: ['case-counts'],
    queryFn: () => api(caseApi.counts, {}),
    refetchInterval: 60_000,
  });
  return (
    <div className="counts">
      <PageHead title="统计" about="点任一行，查看对应的案件">
        <Button icon={<ReloadOutlined />} loading={counts.isFetching} onClick={() => void counts.refetch()}>
          刷新
        </Button>
      </PageHead>
      {counts.data ? (
        <Figures counts={counts.data} />
      ) : counts.isError ? (
        <LoadFailed
          failed={messageOf(counts.error)}
          onRetry={() => void counts.refetch()}
          retrying={counts.isFetching}
        />
      ) : (
        <LoadingRows rows={4} />
      )}
    </div>
  );
}

function Figures({ counts }: { counts: CaseCounts }) {
  if (counts.total === 0) return <Nothing title="还没有案件" hint="有人上报后，这里会出现数字" />;
  const states = counts.byState.filter(({ count }) => count > 0);
  const busiest = [...counts.byCategory].sort((one, other) => other.total - one.total).slice(0, TOP);
  return (
    <>
      <div className="tiles">
        <Tile label="全部案件" count={counts.total} to="/desk?scope=desk" />
        <Tile label="临期" {...counts.lamps.yellow} to="/desk?scope=desk&lamp=yellow" lamp="yellow" />
        <Tile label="超期" {...counts.lamps.red} to="/desk?scope=red" lamp="red" />
      </div>
      <div className="count-columns">
        <section className="part" aria-labelledby="by-state">
          <h2 id="by-state">按状态</h2>
          <Rows
            rows={states.map(({ state, label, count }) => ({
              key: state,
              label,
              count,
              to: `/desk?scope=desk&states=${state}`,
            }))}
          />
        </section>
        <section className="part" aria-labelledby="by-category">
          <h2 id="by-category">按类别（前 {TOP}）</h2>
          <Rows
            rows={busiest.map(({ code, name, open, total }) => ({
              key: code,
              label: name || '未分类',
              count: total,
              aside: `在办 ${open}`,
              to: `/desk?scope=desk&categories=${code}`,
            }))}
          />
        </section>
      </div>
    </>
  );
}

interface TileProps extends Counted {
  label: string;
  to: string;
  lamp?: 'yellow' | 'red';
}

function Tile({ label, count, atLeast, to, lamp }: TileProps) {
  return (
    <Link className="tile" to={to}>
      <span>
        {lamp ? <LampMark lamp={lamp} /> : null} {label}
      </span>
      <strong>{figureOf(count, atLeast)}</strong>
    </Link>
  );
}

interface RowsProps {
  rows: { key: string; label: string; count: number; aside?: string; to: string }[];
}

function Rows({ rows }: RowsProps) {
  const most = Math.max(...rows.map(({ count }) => count), 1);
  return (
    <ul className="count-rows">
      {rows.map(({ key, label, count, aside, to }) => (
        <li key={key}>
          <Link to={to}>
            <span className="count-label">{label}</span>
            <Bar value={count} of={most} />
            <span className="count-number">
              {figureOf(count)}
              {aside ? <small>{aside}</small> : null}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
