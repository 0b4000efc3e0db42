import '../volunteer.css';
import type { ActivityView } from '@contract/volunteer/volunteer.api';
import { useParams } from 'react-router';
import { Photos } from '../../ui/Photos';
import { Timeline } from '../../ui/Timeline';
import { Roster } from '../claim/Roster';
import { ThingFrame } from '../ThingFrame';
import { ThingPlace } from '../ThingPlace';
import { ACTIVITY, useThing } from '../volunteer-data';
import { ActivityFacts } from './ActivityFacts';
import { ActivityHead } from './ActivityHead';
import { ActivityOrders } from './ActivityOrders';
import { Matches } from './Matches';

/** One activity, from the plan to the thanks. */
export function ActivityPage() {
  const { id } = useParams();
  const shown = useThing(ACTIVITY, Number(id));
  return (
    <ThingFrame shown={shown} back="/volunteer/activities" backLabel="返回活动">
      {(activity) => <OpenActivity key={activity.id} activity={activity} />}
    </ThingFrame>
  );
}

function OpenActivity({ activity }: { activity: ActivityView }) {
  return (
    <>
      <ActivityHead activity={activity} />
      <div className="volunteer-columns">
        <div>
          <section className="part" aria-label="活动说明">
            <h2>说明</h2>
            <p className="volunteer-words-whole">{activity.words}</p>
          </section>
          <Roster activityId={activity.id} />
          <ActivityOrders orders={activity.orders} />
          <Afterwards activity={activity} />
          <section className="part" aria-label="经过">
            <h2>经过</h2>
            <Timeline events={activity.steps} />
          </section>
        </div>
        <div>
          <ActivityFacts activity={activity} />
          <Matches activityId={activity.id} />
          <ThingPlace place={activity.place} title={activity.address} fence={activity.fence} />
        </div>
      </div>
    </>
  );
}

/** What was said of it once it was over: the organiser's summary, and thanks that were passed on. */
function Afterwards({ activity: { summary, thanks } }: { activity: ActivityView }) {
  if (!summary && thanks.length === 0) return null;
  return (
    <section className="part" aria-label="小结与感谢">
      <h2>小结与感谢</h2>
      {summary ? (
        <>
          <p className="volunteer-words-whole">{summary.words}</p>
          <Photos files={summary.files} about="活动" />
        </>
      ) : null}
      {thanks.map(({ words, level, files }, at) => (
        <blockquote key={at} className="volunteer-thanks">
          <p>{words || '（没有留言）'}</p>
          <small>居民评 {level} 分，已转达</small>
          <Photos files={files} about="感谢" size={72} />
        </blockquote>
      ))}
    </section>
  );
}
