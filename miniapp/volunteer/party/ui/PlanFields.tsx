import { Picker, View } from '@tarojs/components';
import { Field } from '@shared/ui/Field';
import { PickBox } from '@shared/ui/PickBox';
import { TextBox, TextLine } from '@shared/ui/TextBox';
import './party.scss';
import type { PlanDraft } from './plan-draft';

interface PlanFieldsProps {
  draft: PlanDraft;
  change: (part: Partial<PlanDraft>) => void;
  /** What is wrong, by field; drawn once it was tried to send. */
  lacks: Partial<Record<keyof PlanDraft, string>>;
}

/** What a meeting is about, where, and when. */
export function PlanFields({ draft, change, lacks }: PlanFieldsProps) {
  return (
    <View>
      <Field label="会议主题" required error={lacks.title}>
        <TextLine label="会议主题" value={draft.title} max={60} onChange={(title) => change({ title })} />
      </Field>
      <Field label="在哪里开" required error={lacks.place}>
        <TextLine label="在哪里开" value={draft.place} max={100} onChange={(place) => change({ place })} />
      </Field>
      <Field label="什么时候" required error={lacks.day}>
        <Picker
          mode="date"
          value={draft.day}
          onChange={({ detail }) => change({ day: String(detail.value) })}
        >
          <PickBox label="日期" words={draft.day} />
        </Picker>
        <View className="party__gap" />
        <Picker
          mode="time"
          value={draft.clock}
          onChange={({ detail }) => change({ clock: String(detail.value) })}
        >
          <PickBox label="时间" words={draft.clock} />
        </Picker>
      </Field>
      <Field label="议程和要求" hint="可以不写">
        <TextBox label="议程和要求" value={draft.words} max={1000} onChange={(words) => change({ words })} />
      </Field>
    </View>
  );
}
