import { useState } from 'react';
import Taro from '@tarojs/taro';
import { usePhotos } from '@shared/hooks/photos';
import { BigButton } from '@shared/ui/BigButton';
import { Field } from '@shared/ui/Field';
import { Notice } from '@shared/ui/Notice';
import { Page } from '@shared/ui/Page';
import { PhotoPicker } from '@shared/ui/PhotoPicker';
import { TextBox } from '@shared/ui/TextBox';
import { useCategories } from '../category/categories';
import { CategoryPicker } from '../category/CategoryPicker';
import { Questions, unanswered } from '../category/Questions';
import { PlacePicker } from '../place/PlacePicker';
import { useFound, type FoundDraft } from './found-draft';

const MOST_PHOTOS = 9;

/** A grid worker sees something: a photo, the place, a few words. */
export function FoundForm() {
  const { draft, change, sending, refusal, send } = useFound();
  const photos = usePhotos({ count: MOST_PHOTOS, kinds: ['photo', 'video'] });
  const [lack, setLack] = useState<string>();
  const categories = useCategories();
  const questions = categories.data?.find(({ code }) => code === draft.category?.code)?.questions ?? [];

  const submit = async () => {
    const missing = lackOf(draft) ?? unanswered(questions, draft.answers) ?? waitFor(photos);
    setLack(missing);
    if (missing) return;
    const view = await send(photos.sent.map(({ id }) => id));
    if (view) await Taro.redirectTo({ url: `/task/index?no=${view.no}` });
  };
  const trouble = lack ?? refusal;
  const footer = (
    <>
      {trouble && <Notice tone="bad" icon="alert" words={trouble} />}
      <BigButton label="上报" icon="check" busy={sending} onTap={() => void submit()} />
    </>
  );
  return (
    <Page footer={footer}>
      <Field label="照片或视频" hint="先拍下来">
        <PhotoPicker
          photos={photos.photos}
          max={MOST_PHOTOS}
          addLabel="拍照、录像"
          onAdd={() => void photos.pick()}
          onRetry={photos.retry}
          onRemove={photos.remove}
        />
      </Field>
      <Field label="看到了什么" required>
        <TextBox
          label="看到了什么"
          value={draft.text}
          max={2000}
          placeholder="例如：人行道上有块砖松了，老人容易绊倒"
          onChange={(text) => change({ text })}
        />
      </Field>
      <PlacePicker
        place={draft.place}
        address={draft.address}
        onChange={(place, address) => change({ place, address })}
      />
      <CategoryPicker
        text={draft.text}
        chosen={draft.category}
        onChange={(category) => change({ category, answers: {} })}
      />
      <Questions questions={questions} answers={draft.answers} onChange={(answers) => change({ answers })} />
    </Page>
  );
}

function lackOf({ text, place, category }: FoundDraft): string | undefined {
  if ([...text.trim()].length < 2) return '请写下看到了什么（至少 2 个字）';
  if (!place) return '请定位，或在地图上点选位置';
  return category ? undefined : '请选择类别';
}

function waitFor({ sending, failed }: { sending: boolean; failed: boolean }): string | undefined {
  if (sending) return '照片还在上传，请稍候再提交';
  return failed ? '有照片没有传上，请点它重传，或者删除' : undefined;
}
