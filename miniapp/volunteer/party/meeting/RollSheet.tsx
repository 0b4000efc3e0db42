import type { MeetingView } from '@contract/party/party-life.api';
import { Begun, useBegun } from '@shared/hooks/begun';
import type { Action } from '@shared/ui/ActionBar';
import { BigButton } from '@shared/ui/BigButton';
import { Notice } from '@shared/ui/Notice';
import { Rows, SwitchRow } from '@shared/ui/Row';
import { Sheet } from '@shared/ui/Sheet';

interface Roll {
  /** Their person ids. */
  present: number[];
}

const drafts = new Begun<Roll>('rolls', ['present']);

interface RollSheetProps {
  /** The meeting: who was ticked is kept under it until it is sent. */
  about: string;
  people: MeetingView['people'];
  action: Action;
  busy: boolean;
  refusal?: string;
  onSend: (form: { presentIds: number[] }) => Promise<boolean>;
  onClose: () => void;
}

/** Who is there; begun with those who said they would come, or who were called over before. */
export function RollSheet({ about, people, action, busy, refusal, onSend, onClose }: RollSheetProps) {
  const { draft, change, drop } = useBegun(drafts, about, () => ({
    present: people
      .filter(({ state }) => state === 'coming' || state === 'present')
      .map(({ personId }) => personId),
  }));
  const { present } = draft;
  const toggle = (id: number) =>
    change({ present: present.includes(id) ? present.filter((each) => each !== id) : [...present, id] });
  const send = async (): Promise<void> => {
    if (await onSend({ presentIds: [...present] })) drop();
  };
  return (
    <Sheet
      open
      title={action.label}
      onClose={onClose}
      footer={<BigButton label={`实到 ${present.length} 人，确定`} busy={busy} onTap={() => void send()} />}
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
