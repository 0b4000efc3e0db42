import type { CaseView } from '@contract/case/case.api';
import { RATINGS } from '@contract/case/case.flow';
import type { ReactNode } from 'react';
import { Photos } from '../../ui/Photos';
import { Timeline } from '../../ui/Timeline';
import { CasePlace } from './CasePlace';
import { Facts } from './Facts';
import { Holds } from './Holds';
import { TrailCheck } from './TrailCheck';

interface CaseDetailProps {
  view: CaseView;
  layout: 'panel' | 'page';
}

/** Everything about one case, in one column or in two. */
export function CaseDetail({ view, layout }: CaseDetailProps) {
  return (
    <div className={`case-detail case-detail-${layout}`}>
      <div>
        <Part title="上报内容">
          <p className="case-words">{view.text}</p>
          <BeforeAfter view={view} />
        </Part>
        <Part title="办理过程" aside={<TrailCheck no={view.no} seen={view.seen} />}>
          <Timeline events={view.events} />
        </Part>
      </div>
      <div>
        <Part title="基本情况">
          <Facts view={view} />
        </Part>
        {layout === 'page' ? (
          <Part title="位置">
            <CasePlace view={view} />
          </Part>
        ) : null}
        <Part title="谁办了多久">
          <Holds holds={view.holds} />
        </Part>
      </div>
    </div>
  );
}

interface PartProps {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
}

function Part({ title, aside, children }: PartProps) {
  return (
    <section className="part">
      <div className="part-head">
        <h2>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}

function BeforeAfter({ view }: { view: CaseView }) {
  const rated = Object.entries(RATINGS).find(([level]) => Number(level) === view.rating)?.[1];
  return (
    <>
      <div className="before-after">
        <figure>
          <figcaption>办理前</figcaption>
          {view.files.length > 0 ? (
            <Photos files={view.files} about="办理前" />
          ) : (
            <p className="none">没有照片</p>
          )}
        </figure>
        <figure>
          <figcaption>办理后</figcaption>
          {view.afterFiles.length > 0 ? (
            <Photos files={view.afterFiles} about="办理后" />
          ) : (
            <p className="none">还没有照片</p>
          )}
        </figure>
      </div>
      {rated ? <p className="case-rated">居民评价：{rated}</p> : null}
    </>
  );
}
