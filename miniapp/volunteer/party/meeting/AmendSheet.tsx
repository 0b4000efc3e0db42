import { useState } from 'react';
import type { MeetingView } from '@contract/party/party-life.api';
import { Begun, useBegun } from '@shared/hooks/begun';
import type { Action } from '@shared/ui/ActionBar';
import { BigButton } from '@shared/ui/BigButton';
import { Notice } from '@shared/ui/Notice';
import { Sheet } from '@shared/ui/Sheet';
import { draftOf, lacksOf, PLAN_FIELDS, planOf, type PlanDraft } from '../ui/plan-draft';
import { PlanFields } from '../ui/PlanFields';

interface AmendSheetProps {
  meeting: MeetingView;
  action: Action;
  busy: boolean;
  refusal?: string;
  onSend: (form: Record<string, unknown>) => Promise<boolean>;
  onClose: () => void;
}

const drafts = new Begun<PlanDraft>('plans', PLAN_FIELDS);

/** Another time or place; everybody called is told. */
export function AmendSheet({ meeting, action, busy, refusal, onSend, onClose }: AmendSheetProps) {
  // Begun on a plan that somebody has changed since, it is begun anew.
  const { draft, change, drop } = useBegun(drafts, `meeting-${meeting.id} ${meeting.steps.length}`, () =>
    draftOf(meeting, Date.now()),
  );
  const [tried, setTried] = useState(false);
  const lacks = lacksOf(draft);
  const send = async (): Promise<void> => {
    setTried(true);
    if (Object.keys(lacks).length === 0 && (await onSend({ ...planOf(draft) }))) drop();
  };
  return (
    <Sheet
      open
      title={action.label}
      onClose={onClose}
      footer={<BigButton label="保存并通知" busy={busy} onTap={() => void send()} />}
    >
      {refusal && <Notice tone="bad" icon="alert" words={refusal} />}
      <PlanFields draft={draft} change={change} lacks={tried ? lacks : {}} />
    </Sheet>
  );
}
