import { useEffect, useState } from 'react';
import { View } from '@tarojs/components';
import type { CaseView } from '@contract/case/case.api';
import type { CaseForm } from '@contract/case/case.flow';
import { usePhotos } from '@shared/hooks/photos';
import { BigButton } from '@shared/ui/BigButton';
import { Field } from '@shared/ui/Field';
import { Notice } from '@shared/ui/Notice';
import { PhotoPicker } from '@shared/ui/PhotoPicker';
import { Sheet } from '@shared/ui/Sheet';
import { draftKey, dropDraft, keepDraft, readDraft } from './step-drafts';
import type { StepDraft, StepForm } from './step-form';

interface StepSheetProps {
  view: CaseView;
  action: CaseView['actions'][number];
  form: StepForm<CaseForm>;
  /** The step is under way. */
  sending: boolean;
  /** The server's words about the last attempt. */
  refusal?: string;
  /** Resolves to whether the step was taken; what was typed is dropped only then. */
  onSend: (form: Record<string, unknown>) => Promise<boolean>;
  onClose: () => void;
}

const MOST_PHOTOS = 9;

/** The form of one step. What is typed stays: after a refusal, after closing, after the program was put away. */
export function StepSheet({ view, action, form, sending, refusal, onSend, onClose }: StepSheetProps) {
  const key = draftKey(view.no, action.action);
  const [draft, setDraft] = useState(() => readDraft(key, form.start?.(view) ?? {}));
  const [lack, setLack] = useState<string>();
  const photos = usePhotos({ count: MOST_PHOTOS, kinds: ['photo', 'video'] }, draft.photos);

  const change = (part: Partial<StepDraft>) => {
    const next = { ...draft, ...part };
    setDraft(next);
    setLack(undefined);
    keepDraft(key, { ...next, photos: photos.photos });
  };
  const send = async () => {
    const missing = form.lacks(draft) ?? photoTrouble(photos);
    setLack(missing);
    if (missing) return;
    keepDraft(key, { ...draft, photos: photos.photos });
    const files = form.photos ? photos.sent.map(({ id }) => id) : [];
    if (await onSend(form.fill(draft, files))) dropDraft(key);
  };

  useEffect(() => {
    if (photos.photos !== draft.photos) keepDraft(key, { ...draft, photos: photos.photos });
    // Words are kept as they are typed; this is for photos, which arrive by themselves.
  }, [photos.photos]);

  const trouble = lack ?? refusal;
  const footer = (
    <>
      {trouble && <Notice tone="bad" icon="alert" words={trouble} />}
      <BigButton label={`确定${action.label}`} tone={action.tone} busy={sending} onTap={() => void send()} />
    </>
  );
  return (
    <Sheet title={action.label} open onClose={onClose} footer={footer}>
      <form.Fields draft={draft} change={change} view={view} />
      {form.photos && (
        <Field label={form.photos}>
          <PhotoPicker
            photos={photos.photos}
            max={MOST_PHOTOS}
            addLabel="拍照、录像"
            onAdd={() => void photos.pick()}
            onRetry={photos.retry}
            onRemove={photos.remove}
          />
        </Field>
      )}
      <View className="quiet">提交后会留痕，不能改动。</View>
    </Sheet>
  );
}

function photoTrouble({ sending, failed }: { sending: boolean; failed: boolean }): string | undefined {
  if (sending) return '照片还在上传，请稍候再提交';
  return failed ? '有照片没有传上，请点它重传，或者删除' : undefined;
}
