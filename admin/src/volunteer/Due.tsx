import { dueInWords, fullTime } from '../ui/time';
import { useNow } from '../ui/use-now';

/** How long there is left for the step that is due: in words, and red once it is late. */
export function Due({ at }: { at?: number }) {
  const now = useNow();
  if (at === undefined) return null;
  return (
    <span className={at < now ? 'volunteer-late' : 'volunteer-due'} title={`应在 ${fullTime(at)} 前办`}>
      {dueInWords(at, now)}
    </span>
  );
}
