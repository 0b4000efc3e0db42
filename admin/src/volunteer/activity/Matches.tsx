import { volunteerApi } from '@contract/volunteer/volunteer.api';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Progress } from 'antd';
import { useState } from 'react';
import { api, messageOf } from '../../app/http';
import { LoadingRows, Nothing } from '../../ui/Waiting';
import { VOLUNTEER } from '../volunteer-data';

const FIRST = 8;

/** Who would suit it best and why, before anybody is asked. Read only when wanted: scoring everybody takes a moment. */
export function Matches({ activityId }: { activityId: number }) {
  const [wanted, setWanted] = useState<'no' | 'few' | 'all'>('no');
  const found = useQuery({
    queryKey: [VOLUNTEER, 'matches', activityId],
    queryFn: () => api(volunteerApi.matches, { id: activityId }),
    enabled: wanted !== 'no',
    staleTime: 60_000,
  });
  const rows = found.data?.rows ?? [];
  return (
    <section className="part" aria-label="合适的志愿者">
      <h2>合适的志愿者</h2>
      {wanted === 'no' ? (
        <>
          <p className="volunteer-about">按技能、归属、远近和服务时长排出；发布时邀请前面的人。</p>
          <Button onClick={() => setWanted('few')}>看看谁合适</Button>
        </>
      ) : null}
      {found.isLoading ? <LoadingRows rows={2} /> : null}
      {found.error ? <Alert type="error" showIcon message={messageOf(found.error)} /> : null}
      {found.data && rows.length === 0 ? (
        <Nothing title="没有合适的人" hint="可放宽年龄、技能或招募范围" />
      ) : null}
      <ol className="volunteer-matches">
        {(wanted === 'all' ? rows : rows.slice(0, FIRST)).map(({ no, name, score, reasons, hours }) => (
          <li key={no}>
            <div>
              <strong>{name}</strong>
              <small>
                {no} · 已服务 {hours} 小时
              </small>
            </div>
            <Progress percent={score} size="small" format={(percent) => `${percent} 分`} />
            <p>{reasons.join('，') || '没有特别的长处，也没有不合适的地方'}</p>
          </li>
        ))}
      </ol>
      {wanted === 'few' && rows.length > FIRST ? (
        <Button type="link" onClick={() => setWanted('all')}>
          看全部 {rows.length} 人
        </Button>
      ) : null}
    </section>
  );
}
