import './operations.css';
import { ReloadOutlined } from '@ant-design/icons';
import { CHECKS, operationsApi, type OperationsView } from '@contract/operations/operations.api';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { api, messageOf } from '../app/http';
import { PageHead } from '../ui/PageHead';
import { agoInWords, fullTime, spanInWords } from '../ui/time';
import { useNow } from '../ui/use-now';
import { LoadFailed, LoadingRows } from '../ui/Waiting';
import { DeadLetters } from './DeadLetters';

const EVERY_MS = 15_000;
const count = (n: number): string => n.toLocaleString('zh-CN');
const CHECK_NAMES = ['database', 'files', 'migrations', 'queue'] as const;

/** Is the service well, and what has it given up? For the system administrator. */
export function OperationsPage() {
  const status = useQuery({
    queryKey: ['operations'],
    queryFn: () => api(operationsApi.status, {}),
    refetchInterval: EVERY_MS,
  });
  return (
    <div className="operations">
      <PageHead title="运行状况" about="每 15 秒自动更新；“进程”指回答这一页的那一个">
        <Button icon={<ReloadOutlined />} loading={status.isFetching} onClick={() => void status.refetch()}>
          刷新
        </Button>
      </PageHead>
      {status.data ? (
        <Status status={status.data} />
      ) : status.isError ? (
        <LoadFailed
          failed={messageOf(status.error)}
          onRetry={() => void status.refetch()}
          retrying={status.isFetching}
        />
      ) : (
        <LoadingRows rows={3} />
      )}
      <DeadLetters />
    </div>
  );
}

function Status({ status }: { status: OperationsView }) {
  return (
    <>
      <Checks status={status} />
      <Backup status={status} />
      <div className="operations-columns">
        <Process status={status} />
        <Queues status={status} />
        <section className="part" aria-labelledby="operations-cases">
          <h2 id="operations-cases">案件</h2>
          {status.states.length === 0 ? <p>还没有案件。</p> : null}
          <dl className="operations-facts">
            {status.states.map((state) => (
              <Fact key={state.state} name={state.label} value={count(state.count)} />
            ))}
          </dl>
        </section>
      </div>
    </>
  );
}

function Checks({ status: { readiness } }: { status: OperationsView }) {
  return (
    <section className="part" aria-labelledby="operations-ready">
      <h2 id="operations-ready">{readiness.ready ? '服务就绪' : '服务没有就绪'}</h2>
      <ul className="operations-checks">
        {CHECK_NAMES.map((name) => (
          <li key={name} className={readiness.checks[name]}>
            <span aria-hidden>{readiness.checks[name] === 'ok' ? '✓' : '✗'}</span> {CHECKS[name]}
            {readiness.checks[name] === 'ok' ? null : <strong>：否，原因见日志</strong>}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Older than this, somebody should ask why. */
const BACKUP_DUE_MS = 36 * 3_600_000;

function Backup({ status: { lastBackup } }: { status: OperationsView }) {
  const now = useNow();
  const late = lastBackup === undefined || now - lastBackup.at > BACKUP_DUE_MS;
  return (
    <section className="part" aria-labelledby="operations-backup">
      <h2 id="operations-backup">备份</h2>
      <p className={late ? 'operations-late' : undefined}>
        {lastBackup
          ? `上次备份 ${fullTime(lastBackup.at)}（${agoInWords(lastBackup.at, now)}），${count(lastBackup.rows)} 行、${count(lastBackup.files)} 个文件。`
          : '还没有备份过。'}
        {late ? '请在服务器上运行 npm run backup -- --to 文件夹，并排进每天的计划任务。' : null}
      </p>
    </section>
  );
}

function Process({ status }: { status: OperationsView }) {
  const now = useNow();
  const { database } = status;
  return (
    <section className="part" aria-labelledby="operations-process">
      <h2 id="operations-process">进程</h2>
      <dl className="operations-facts">
        <Fact name="版本" value={status.version} />
        <Fact name="已运行" value={spanInWords(now - status.startedAt)} />
        <Fact name="内存" value={`${Math.round(status.memory / 1_048_576)} MB`} />
        <Fact name="数据库" value={database.kind === 'sqlite' ? '内置' : 'MySQL / MariaDB'} />
        <Fact name="正在写" value={`${database.running} / ${database.places}`} />
        <Fact name="排队写" value={database.waiting} />
        <Fact name="登录中" value={count(status.sessions)} />
        <Fact name="已答复请求" value={count(status.answered.requests)} />
        <Fact name="平均答复时间" value={`${status.answered.mean} 毫秒`} />
        <Fact name="其中服务出错" value={count(status.answered.faults)} />
        <Fact name="监控地址" value={status.metrics ? '/api/metrics' : '没有启用'} />
      </dl>
    </section>
  );
}

function Queues({ status: { queues, oldestDueAt } }: { status: OperationsView }) {
  const now = useNow();
  return (
    <section className="part" aria-labelledby="operations-queues">
      <h2 id="operations-queues">待投递</h2>
      {queues.length === 0 ? <p>没有等待的投递。</p> : null}
      <dl className="operations-facts">
        {queues.map(({ topic, waiting, dead }) => (
          <Fact key={topic} name={topic} value={`等待 ${waiting} · 未送达 ${dead}`} />
        ))}
      </dl>
      {oldestDueAt === undefined ? null : <p>最早的一条已到期 {spanInWords(now - oldestDueAt)}。</p>}
    </section>
  );
}

function Fact({ name, value }: { name: string; value: string | number }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
