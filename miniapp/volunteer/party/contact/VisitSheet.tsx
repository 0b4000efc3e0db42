import { useEffect, useState } from 'react';
import { addPhotos } from '@shared/hooks/add-photos';
import { usePhotos } from '@shared/hooks/photos';
import { dropStep, keepStep, stepDraft } from '@shared/step/step-drafts';
import type { Action } from '@shared/ui/ActionBar';
import { BigButton } from '@shared/ui/BigButton';
import { Choices } from '@shared/ui/Choices';
import { Field } from '@shared/ui/Field';
import { Notice } from '@shared/ui/Notice';
import { PhotoPicker } from '@shared/ui/PhotoPicker';
import { Sheet } from '@shared/ui/Sheet';
import { TextBox } from '@shared/ui/TextBox';
import { dayName, dayStart } from '@shared/ui/time';

interface VisitSheetProps {
  /** The pair: what is typed is kept under it until it is sent. */
  about: string;
  action: Action;
  busy: boolean;
  refusal?: string;
  onSend: (form: Record<string, unknown>) => Promise<boolean>;
  onClose: () => void;
}

const DAYS = ['今天', '昨天', '前天'];
const EARLIER = 7;
/** Of a day that is over nobody remembers the minute. */
const NOON = 12 * 3_600_000;

/** A visit: which day, what was seen and done, with photos. */
export function VisitSheet({ about, action, busy, refusal, onSend, onClose }: VisitSheetProps) {
  const [now] = useState(() => Date.now());
  const [ago, setAgo] = useState(0);
  const key = `${about} ${action.action}`;
  const [begun] = useState(() => stepDraft(key));
  const [sent, setSent] = useState<'sent' | 'open'>('open');
  const [words, setWords] = useState(begun.words);
  const [tried, setTried] = useState(false);
  const photos = usePhotos({ count: 9, kinds: ['photo'] }, begun.photos);
  const lacks = [...words.trim()].length < 2 ? '请写看到了什么、做了什么' : undefined;
  useEffect(() => {
    if (sent === 'open') keepStep(key, { words, photos: photos.photos });
  }, [key, words, photos.photos, sent]);
  const send = async (): Promise<void> => {
    setTried(true);
    if (lacks) return;
    const at = ago === 0 ? now : dayStart(now, -ago) + NOON;
    const form = { at, words: words.trim(), files: photos.sent.map(({ id }) => id) };
    if (!(await onSend(form))) return;
    setSent('sent');
    dropStep(key);
  };
  return (
    <Sheet
      open
      title={action.label}
      onClose={onClose}
      footer={
        <BigButton
          label={photos.sending ? '照片上传中，请稍候' : '记下来'}
          busy={busy}
          disabled={photos.sending}
          onTap={() => void send()}
        />
      }
    >
      {refusal && <Notice tone="bad" icon="alert" words={refusal} />}
      <Field label="哪一天">
        <Choices
          choices={Array.from({ length: EARLIER }, (_, days) => ({
            value: days,
            label: DAYS[days] ?? dayName(dayStart(now, -days)),
          }))}
          value={ago}
          onChange={setAgo}
        />
      </Field>
      <Field label="看到了什么、做了什么" required error={tried ? lacks : undefined}>
        <TextBox label="看到了什么、做了什么" value={words} max={1000} onChange={setWords} />
      </Field>
      <Field label="照片" hint="可以不加">
        <PhotoPicker
          photos={photos.photos}
          onAdd={() => addPhotos(photos)}
          onRetry={photos.retry}
          onRemove={photos.remove}
        />
      </Field>
    </Sheet>
  );
}
