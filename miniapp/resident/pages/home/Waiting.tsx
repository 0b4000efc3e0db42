import { newKey } from '@shared/api/request';
import { go } from '../../case/go';
import { reportBox } from '../../outbox/boxes';
import { reportDrafts } from '../../outbox/report-draft';
import { useWaiting } from '../../outbox/use-outbox';
import { WaitingCard } from '../../outbox/WaitingCard';

/** Reports not yet with the server. */
export function Waiting({ personId }: { personId: number }) {
  const rows = useWaiting(reportBox, personId);
  return (
    <>
      {rows.map(({ draft, since, refusal }) => (
        <WaitingCard
          key={draft.key}
          words={draft.text}
          since={since}
          refusal={refusal}
          onSend={() => void reportBox.sendWaiting()}
          onDiscard={() => reportBox.discard(draft.key)}
          onMend={() => mend(personId, draft.key)}
        />
      ))}
    </>
  );
}

/** Back into the form; with a new key, for what is mended is another body. */
function mend(personId: number, key: string): void {
  const draft = reportBox.takeBack(key);
  if (draft) reportDrafts.put(personId, { ...draft, key: newKey() });
  go.report();
}
