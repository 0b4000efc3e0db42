import './code.css';
import type { ActivityView } from '@contract/volunteer/volunteer.api';
import { Button, QRCode } from 'antd';
import { useNavigate, useParams } from 'react-router';
import { messageOf } from '../../app/http';
import { spanOf } from '../span-words';
import { ACTIVITY, useThing } from '../volunteer-data';
import { useCheckCode, type ShownCode } from './use-check-code';

/** The check-in code on a screen at the venue: large, alone, and never one that would be refused. */
export function CodeScreen() {
  const { id } = useParams();
  const activityId = Number(id);
  const go = useNavigate();
  const activity = useThing(ACTIVITY, activityId);
  const shown = useCheckCode(activityId);
  return (
    <div className="code-screen">
      <main className="code-screen-code" aria-live="polite">
        <CodePart shown={shown} />
      </main>
      <section className="code-screen-words">
        {activity.data ? <About activity={activity.data} /> : null}
        {activity.error && !activity.data ? <p>{messageOf(activity.error)}</p> : null}
        <Counts shown={shown} />
        <Help fence={activity.data?.fence} />
        <div className="code-screen-tools">
          <Button onClick={() => void document.documentElement.requestFullscreen?.()}>全屏</Button>
          <Button onClick={() => void go(`/volunteer/activities/${activityId}`)}>返回活动</Button>
        </div>
      </section>
    </div>
  );
}

function CodePart({ shown: { code, lost, refusal } }: { shown: ShownCode }) {
  if (refusal !== undefined)
    return (
      <div className="code-screen-gone" role="alert">
        <strong>签到码取不到</strong>
        <p>{refusal}</p>
      </div>
    );
  if (code)
    return (
      <>
        <QRCode
          type="svg"
          value={code.text}
          size={640}
          bordered={false}
          errorLevel="M"
          color="#000000"
          bgColor="#ffffff"
          aria-label="签到码"
        />
        <p>{lost === 'yes' ? '网络不稳，正在重连…' : '用“智慧党建”小程序扫码签到、签退'}</p>
      </>
    );
  return (
    <div className="code-screen-gone" role={lost === 'yes' ? 'alert' : 'status'}>
      <strong>{lost === 'yes' ? '网络断了，签到码暂停' : '正在取签到码…'}</strong>
      {lost === 'yes' ? (
        <p>正在重连，连上后自动恢复。已经到场的请先找组织者记下姓名和时间，可以补录。</p>
      ) : null}
    </div>
  );
}

function About({ activity: { title, startsAt, endsAt, address } }: { activity: ActivityView }) {
  return (
    <>
      <h1>{title}</h1>
      <p className="code-screen-when">{spanOf(startsAt, endsAt)}</p>
      <p>{address}</p>
    </>
  );
}

function Counts({ shown: { code } }: { shown: ShownCode }) {
  if (!code) return null;
  return (
    <p className="code-screen-counts">
      <span>
        在场 <strong>{code.present}</strong> 人
      </span>
      <span>已签退 {code.left} 人</span>
      <span>应到 {code.taken} 人</span>
    </p>
  );
}

function Help({ fence }: { fence?: number }) {
  return (
    <div className="code-screen-help">
      <h2>扫不上？</h2>
      <ol>
        <li>打开手机定位{fence === undefined ? '' : `，走到集合地点 ${fence} 米以内`}再扫。</li>
        <li>码每几秒换一次，请对准屏幕扫，照片和截图无效。</li>
        <li>手机没有网也可以先扫，一天之内连上网再补传。</li>
        <li>还是不行，请找组织者当场补录，不会算缺席。</li>
      </ol>
    </div>
  );
}
