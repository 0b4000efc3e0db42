import { useState } from 'react';
import type { MeetingView } from '@contract/party/party-life.api';
import type { Action } from '@shared/ui/ActionBar';
import { BigButton } from '@shared/ui/BigButton';
import { Notice } from '@shared/ui/Notice';
import { Sheet } from '@shared/ui/Sheet';
import { draftOf, lacksOf, planOf } from '../ui/plan-draft';
import { PlanFields } from '../ui/PlanFields';

interface AmendSheetProps {
  meeting: MeetingView;
  action: Action;
  busy: boolean;
  refusal?: string;
  onSend: (form: Record<string, unknown>) => Promise<boolean>;
  onClose: () => void;
}

/** Another time or place; everybody called is told. */
export function AmendSheet({ meeting, action, busy, refusal, onSend, onClose }: AmendSheetProps) {
  const [draft, setDraft] = useState(() => draftOf(meeting, Date.now()));
  const [tried, setTried] = useState(false);
  const lacks = lacksOf(draft);
  const send = () => {
    setTried(true);
    if (Object.keys(lacks).length === 0) void onSend({ ...planOf(draft) });
  };
  return (
    <Sheet
      open
      title={action.label}
      onClose={onClose}
      footer={<BigButton label="保存并通知" busy={busy} onTap={send} />}
    >
      {refusal && <Notice tone="bad" icon="alert" words={refusal} />}
      <PlanFields
        draft={draft}
        change={(part) => setDraft({ ...draft, ...part })}
        lacks={tried ? lacks : {}}
      />
    </Sheet>
  );
}
