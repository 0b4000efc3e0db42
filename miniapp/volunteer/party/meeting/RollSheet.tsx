import { useState } from 'react';
import type { MeetingView } from '@contract/party/party-life.api';
import type { Action } from '@shared/ui/ActionBar';
import { BigButton } from '@shared/ui/BigButton';
import { Notice } from '@shared/ui/Notice';
import { Rows, SwitchRow } from '@shared/ui/Row';
import { Sheet } from '@shared/ui/Sheet';

interface RollSheetProps {
  people: MeetingView['people'];
  action: Action;
  busy: boolean;
  refusal?: string;
  onSend: (form: { presentIds: number[] }) => Promise<boolean>;
  onClose: () => void;
}

/** Who is there; begun with those who said they would come, or who were called over before. */
export function RollSheet({ people, action, busy, refusal, onSend, onClose }: RollSheetProps) {
  const [present, setPresent] = useState<readonly number[]>(() =>
    people.filter(({ state }) => state === 'coming' || state === 'present').map(({ personId }) => personId),
  );
  const toggle = (id: number) =>
    setPresent((now) => (now.includes(id) ? now.filter((each) => each !== id) : [...now, id]));
  return (
    <Sheet
      open
      title={action.label}
      onClose={onClose}
      footer={
        <BigButton
          label={`实到 ${present.length} 人，确定`}
          busy={busy}
          onTap={() => void onSend({ presentIds: [...present] })}
        />
      }
    >
      {refusal && <Notice tone="bad" icon="alert" words={refusal} />}
      <Rows>
        {people.map(({ personId, name, label, words }) => (
          <SwitchRow
            key={personId}
            title={name || '已注销'}
            words={words ? `${label}：${words}` : label}
            on={present.includes(personId)}
            onToggle={() => toggle(personId)}
          />
        ))}
      </Rows>
    </Sheet>
  );
}
