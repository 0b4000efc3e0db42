import { useState } from 'react';
import { View } from '@tarojs/components';
import { RATINGS, UNSATISFIED, type RatingLevel } from '@contract/case/case.flow';
import { usePhotos } from '@shared/hooks/photos';
import { BigButton } from '@shared/ui/BigButton';
import { Choices } from '@shared/ui/Choices';
import { Field } from '@shared/ui/Field';
import { Notice } from '@shared/ui/Notice';
import { PhotoPicker } from '@shared/ui/PhotoPicker';
import { Sheet } from '@shared/ui/Sheet';
import { TextBox } from '@shared/ui/TextBox';
import { addPhotos } from '../case/add-photos';
import { emptyStep, inputOf, refusedBy, STEP_FORMS, type StepDraft } from './step-forms';
import type { CaseActionView, StepInput } from './use-case';

interface StepSheetProps {
  action: CaseActionView;
  busy: boolean;
  refusal?: string;
  onSend: (form: StepInput) => Promise<void>;
  onClose: () => void;
}

/** The form of one step, after what the server says it asks for. */
export function StepSheet({ action, busy, refusal, onSend, onClose }: StepSheetProps) {
  const [draft, setDraft] = useState<StepDraft>(emptyStep);
  const [tried, setTried] = useState(false);
  const photos = usePhotos({ count: 9, kinds: ['photo', 'video'] });
  const asks = STEP_FORMS[action.form];
  const fault = refusedBy(action.form, draft);
  const send = () => {
    setTried(true);
    if (!fault) void onSend(inputOf(action.form, { ...draft, files: photos.sent.map(({ id }) => id) }));
  };
  const button = photos.sending ? '照片上传中，请稍候' : action.label;
  return (
    <Sheet
      open
      title={action.label}
      onClose={onClose}
      footer={
        asks && (
          <BigButton label={button} tone={action.tone} busy={busy} disabled={photos.sending} onTap={send} />
        )
      }
    >
      {refusal && <Notice tone="bad" icon="alert" words={refusal} />}
      {!asks && <Notice words="这一步手机上还不能办，请更新程序后再试" />}
      {asks?.level && (
        <Levels
          value={draft.level}
          error={tried ? fault : undefined}
          onChange={(level) => setDraft({ ...draft, level })}
        />
      )}
      {asks?.words && (
        <Field label={asks.words} required={asks.must} error={tried && !asks.level ? fault : undefined}>
          <TextBox
            label={asks.words}
            value={draft.words}
            onChange={(words) => setDraft({ ...draft, words })}
          />
        </Field>
      )}
      {asks?.files && (
        <Field label="照片" hint="可以不加">
          <PhotoPicker
            photos={photos.photos}
            onAdd={() => addPhotos(photos)}
            onRetry={photos.retry}
            onRemove={photos.remove}
          />
        </Field>
      )}
      {asks && !asks.words && <View>确定要“{action.label}”吗？</View>}
    </Sheet>
  );
}

interface LevelsProps {
  value?: RatingLevel;
  error?: string;
  onChange: (level: RatingLevel) => void;
}

const LEVELS: readonly RatingLevel[] = [5, 4, 3, 2, 1];

function Levels({ value, error, onChange }: LevelsProps) {
  const low = value !== undefined && UNSATISFIED.includes(value);
  return (
    <Field label="您满意吗" required error={error}>
      <Choices
        rows
        choices={LEVELS.map((level) => ({ value: level, label: RATINGS[level] }))}
        value={value}
        onChange={onChange}
      />
      {low && <View className="quiet">提交后会重新办理，15 个工作日内整改并回访您。</View>}
    </Field>
  );
}
