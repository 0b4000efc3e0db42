import { useState } from 'react';
import { Picker, View } from '@tarojs/components';
import type { ClaimActionView, ClaimView } from '@contract/volunteer/volunteer.api';
import { Begun, useBegun } from '@shared/hooks/begun';
import type { StepInput } from '@shared/hooks/steps';
import { BigButton } from '@shared/ui/BigButton';
import { Field } from '@shared/ui/Field';
import { Notice } from '@shared/ui/Notice';
import { PickBox } from '@shared/ui/PickBox';
import { Sheet } from '@shared/ui/Sheet';
import { TextBox } from '@shared/ui/TextBox';
import { day } from '@shared/ui/time';
import { correctionFor, correctionOf, lacksReason, type CorrectionDraft } from './correction';

interface CorrectionSheetProps {
  claim: ClaimView;
  action: ClaimActionView;
  busy: boolean;
  refusal?: string;
  /** Resolves to whether it was taken; what was typed is dropped only then. */
  onSend: (form: StepInput) => Promise<boolean>;
  onClose: () => void;
}

const drafts = new Begun<CorrectionDraft>('corrections', ['cameAt', 'leftAt', 'words']);

/** When somebody came and went, written down by the organiser, with the reason. */
export function CorrectionSheet({ claim, action, busy, refusal, onSend, onClose }: CorrectionSheetProps) {
  const { activity, checks, id } = claim;
  const about = `claim-${id} ${action.action}`;
  const begun = useBegun(drafts, about, () => correctionFor(activity, checks, Date.now()));
  const why = `为什么${action.label}`;
  const { draft } = begun;
  const [lack, setLack] = useState<string>();
  const change = (part: Partial<CorrectionDraft>) => {
    setLack(undefined);
    begun.change(part);
  };
  const send = async () => {
    const missing = lacksReason(draft);
    setLack(missing);
    if (missing === undefined && (await onSend(correctionOf(draft, activity)))) begun.drop();
  };
  return (
    <Sheet
      open
      title={action.label}
      onClose={onClose}
      footer={<BigButton label={action.label} tone={action.tone} busy={busy} onTap={() => void send()} />}
    >
      {refusal && <Notice tone="bad" icon="alert" words={refusal} />}
      <Field label="签到时间" hint={`${day(activity.startsAt)}；没有签到记录的，先填活动的时间`}>
        <Clock label="签到时间" value={draft.cameAt} onChange={(cameAt) => change({ cameAt })} />
      </Field>
      <Field label="签退时间">
        <Clock label="签退时间" value={draft.leftAt} onChange={(leftAt) => change({ leftAt })} />
      </Field>
      <Field label={why} required error={lack}>
        <TextBox
          label={why}
          value={draft.words}
          placeholder="例如：手机没电，现场签了纸质名单"
          onChange={(words) => change({ words })}
        />
      </Field>
      <View className="quiet">会写进经过，并告诉志愿者本人。</View>
    </Sheet>
  );
}

interface ClockProps {
  label: string;
  value: string;
  onChange: (clock: string) => void;
}

function Clock({ label, value, onChange }: ClockProps) {
  return (
    <Picker mode="time" value={value} onChange={(event) => onChange(String(event.detail.value))}>
      <PickBox label={label} words={value} />
    </Picker>
  );
}
