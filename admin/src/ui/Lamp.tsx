import type { LampColour } from '@contract/case/case.api';
import { LAMPS } from './lamp-look';
import { dueInWords, fullTime } from './time';
import { useNow } from './use-now';

interface LampProps {
  lamp: LampColour;
  dueAt?: number;
}

/** The lamp with what it means in words: `▲ 临期 剩 2 小时`, `■ 已超 3 小时`. */
export function Lamp({ lamp, dueAt }: LampProps) {
  const now = useNow();
  const due = dueAt === undefined || lamp === 'off' ? undefined : dueInWords(dueAt, now);
  return (
    <span className={`lamp lamp-${lamp}`} title={dueAt === undefined ? undefined : `时限 ${fullTime(dueAt)}`}>
      <LampMark lamp={lamp} />
      {due ? (lamp === 'yellow' ? `${LAMPS.yellow.word} ${due}` : due) : LAMPS[lamp].word}
    </span>
  );
}

export function LampMark({ lamp }: { lamp: LampColour }) {
  return (
    <svg
      className={`lamp-mark lamp-${lamp}`}
      viewBox="0 0 16 16"
      aria-hidden="true"
      // Our own constant shapes, also used for the markers on the map.
      dangerouslySetInnerHTML={{ __html: LAMPS[lamp].svg }}
    />
  );
}
