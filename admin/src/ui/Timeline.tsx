import type { FileView } from '@contract/file/file.api';
import { Photos } from './Photos';
import { fullTime, workingInWords } from './time';

interface TimelineEvent {
  seq: number;
  at: number;
  title: string;
  byUnit: string;
  byName: string;
  words: string;
  files: FileView[];
  facts: { label: string; value: string }[];
  /** Working minutes it lay before, where they are counted. */
  heldMinutes?: number;
}

/** The trail, newest first: who did what when, in whose words, and how long it lay before. */
export function Timeline({ events }: { events: TimelineEvent[] }) {
  const newestFirst = [...events].sort((one, other) => other.seq - one.seq);
  return (
    <ol className="timeline" aria-label="办理过程，最近的在前">
      {newestFirst.map((event) => (
        <li key={event.seq}>
          <div className="timeline-head">
            <strong>{event.title}</strong>
            <time dateTime={new Date(event.at).toISOString()}>{fullTime(event.at)}</time>
          </div>
          <div className="timeline-by">
            {[event.byUnit, event.byName].filter(Boolean).join(' · ')}
            {event.heldMinutes ? <span>此前停留 {workingInWords(event.heldMinutes)}（工作时间）</span> : null}
          </div>
          {event.words ? <p className="timeline-words">{event.words}</p> : null}
          {event.facts.length > 0 ? (
            <dl className="timeline-facts">
              {event.facts.map(({ label, value }) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
          ) : null}
          {event.files.length > 0 ? <Photos files={event.files} about={event.title} size={72} /> : null}
        </li>
      ))}
    </ol>
  );
}
