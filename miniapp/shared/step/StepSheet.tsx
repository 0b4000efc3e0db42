import { useEffect, useState } from 'react';
import { View } from '@tarojs/components';
import type { RatingLevel } from '@contract/case/case.flow';
import { usePhotos } from '../hooks/photos';
import type { StepInput } from '../hooks/steps';
import type { Action } from '../ui/ActionBar';
import { BigButton } from '../ui/BigButton';
import { Field } from '../ui/Field';
import { Notice } from '../ui/Notice';
import { PhotoPicker } from '../ui/PhotoPicker';
import { Sheet } from '../ui/Sheet';
import { TextBox } from '../ui/TextBox';
import { addPhotos } from '../hooks/add-photos';
import { Levels } from './Levels';
import { dropStep, keepStep, stepDraft } from './step-drafts';
import { inputOf, refusedBy, type StepDraft, type StepForm } from './step-forms';

interface StepSheetProps {
  /** The thing, such as `order-7`: what is typed is kept under it until it is sent. */
  about: string;
  action: Action;
  /** Absent where this version does not know the form. */
  asks?: StepForm;
  /** What follows from a low rating. */
  lowNote?: string;
  busy: boolean;
  refusal?: string;
  /** Resolves to whether the step was taken. */
  onSend: (form: StepInput) => Promise<boolean>;
  onClose: () => void;
}

/** The form of one step, after what the server says it asks for. */
export function StepSheet({ action, asks, ...given }: StepSheetProps) {
  if (asks) return <StepFields action={action} asks={asks} {...given} />;
  return (
    <Sheet open title={action.label} onClose={given.onClose}>
      <Notice words="这一步手机上还不能办，请更新程序后再试" />
    </Sheet>
  );
}

type FieldsProps = StepSheetProps & { asks: StepForm };

function StepFields({ about, action, asks, lowNote, busy, refusal, onSend, onClose }: FieldsProps) {
  const step = useStepDraft(`${about} ${action.action}`);
  const { draft, change, photos } = step;
  const [tried, setTried] = useState(false);
  const fault = refusedBy(asks, draft);
  const shown = tried ? fault : undefined;
  const send = async () => {
    setTried(true);
    if (fault) return;
    if (await onSend(inputOf(asks, { ...draft, files: photos.sent.map(({ id }) => id) }))) step.drop();
  };
  const label = photos.sending ? '照片上传中，请稍候' : action.label;
  return (
    <Sheet
      open
      title={action.label}
      onClose={onClose}
      footer={
        <BigButton
          label={label}
          tone={action.tone}
          busy={busy}
          disabled={photos.sending}
          onTap={() => void send()}
        />
      }
    >
      {refusal && <Notice tone="bad" icon="alert" words={refusal} />}
      {asks.level && (
        <Levels
          value={draft.level}
          error={shown}
          lowNote={lowNote}
          onChange={(level: RatingLevel) => change({ level })}
        />
      )}
      {asks.words && (
        <Field label={asks.words} required={asks.must} error={asks.level ? undefined : shown}>
          <TextBox
            label={asks.words}
            value={draft.words}
            max={asks.most}
            onChange={(words) => change({ words })}
          />
        </Field>
      )}
      {asks.files && (
        <Field label="照片" hint="可以不加">
          <PhotoPicker
            photos={photos.photos}
            onAdd={() => addPhotos(photos)}
            onRetry={photos.retry}
            onRemove={photos.remove}
          />
        </Field>
      )}
      {!asks.words && <View>确定要“{action.label}”吗？</View>}
    </Sheet>
  );
}

/** Words, level and photos of one step, kept on the phone at every change. */
function useStepDraft(about: string) {
  const [{ photos: before, ...begun }] = useState(() => stepDraft(about));
  const [draft, setDraft] = useState<StepDraft>(begun);
  const photos = usePhotos({ count: 9, kinds: ['photo', 'video'] }, before);
  const change = (part: Partial<StepDraft>) => setDraft((now) => ({ ...now, ...part }));
  const [sent, setSent] = useState<'sent' | 'open'>('open');
  useEffect(() => {
    if (sent === 'open') keepStep(about, { ...draft, photos: photos.photos });
  }, [about, draft, photos.photos, sent]);
  const drop = () => {
    setSent('sent');
    dropStep(about);
  };
  return { draft, change, photos, drop };
}
