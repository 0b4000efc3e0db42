import './poster.css';
import { volunteerApi, type ActivityView } from '@contract/volunteer/volunteer.api';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Spin } from 'antd';
import { useEffect, useState } from 'react';
import { useParams } from 'react-router';
import { fetchPicture, messageOf } from '../../app/http';
import { spanOf } from '../span-words';
import { ThingFrame } from '../ThingFrame';
import { ACTIVITY, useThing, VOLUNTEER } from '../volunteer-data';

/** 报名海报: one A4 page to print and put up. */
export function PosterPage() {
  const { id } = useParams();
  const shown = useThing(ACTIVITY, Number(id));
  return (
    <ThingFrame shown={shown} back={`/volunteer/activities/${id}`} backLabel="返回活动">
      {(activity) => <Poster activity={activity} />}
    </ThingFrame>
  );
}

function Poster({ activity }: { activity: ActivityView }) {
  const { id, title, words, startsAt, endsAt, address, community, capacity, points, audienceLabel } =
    activity;
  const picture = useQuery({
    queryKey: [VOLUNTEER, 'poster', id],
    queryFn: () => fetchPicture(volunteerApi.poster, { id }),
    staleTime: Infinity,
  });
  const shownAt = useAddress(picture.data);
  return (
    <>
      <div className="poster-tools">
        <Button type="primary" disabled={!shownAt} onClick={() => window.print()}>
          打印 A4
        </Button>
        <small>纵向 A4，页边距选“无”，勾选“背景图形”。</small>
      </div>
      {picture.error ? (
        <Alert
          className="poster-tools"
          type="error"
          showIcon
          message={messageOf(picture.error)}
          action={
            <Button loading={picture.isFetching} onClick={() => void picture.refetch()}>
              再试一次
            </Button>
          }
        />
      ) : null}
      <article className="poster" aria-label="报名海报">
        <p className="poster-over">志愿者招募 · {community.name}</p>
        <h1>{title}</h1>
        <dl>
          <dt>时间</dt>
          <dd>{spanOf(startsAt, endsAt)}</dd>
          <dt>地点</dt>
          <dd>{address}</dd>
          <dt>招募</dt>
          <dd>
            {audienceLabel}，{capacity} 人{points > 0 ? `，积分 ${points} 分` : ''}
          </dd>
        </dl>
        <p className="poster-words">{words}</p>
        <footer>
          <div className="poster-code">
            {shownAt ? <img src={shownAt} alt="报名小程序码" /> : picture.error ? null : <Spin />}
          </div>
          <div>
            <strong>微信扫码报名</strong>
            <p>打开“智慧党建”小程序，点“认领”。</p>
            <p>还不是志愿者？扫码后按提示登记，一分钟就好。</p>
          </div>
        </footer>
      </article>
    </>
  );
}

/** An address of the picture for as long as it is shown. */
function useAddress(picture: Blob | undefined): string | undefined {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    if (!picture) return undefined;
    const made = URL.createObjectURL(picture);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [picture]);
  return address;
}
