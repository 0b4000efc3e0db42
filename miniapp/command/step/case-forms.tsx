import { View } from '@tarojs/components';
import { caseApi } from '@contract/case/case.api';
import { api } from '@shared/api/request';
import { useRemote } from '@shared/hooks/remote';
import { Field } from '@shared/ui/Field';
import { TextLine } from '@shared/ui/TextBox';
import { CategoryPicker } from '../category/CategoryPicker';
import { PlacePicker } from '../place/PlacePicker';
import { PickLine } from '../ui/PickLine';
import { WordsField } from './WordsField';
import type { FieldsProps, StepForm } from './step-form';

export const placeForm: StepForm<'place'> = {
  Fields: ({ draft, change }) => (
    <PlacePicker
      place={draft.place}
      address={draft.address}
      onChange={(place, address) => change({ place, address })}
    />
  ),
  start: ({ place, address }) => ({ place, address }),
  lacks: ({ place }) => (place ? undefined : '请在地图上点选位置'),
  fill: ({ place = { lng: 0, lat: 0 }, address }) => ({ place, address: address.trim() }),
};

export const categoryForm: StepForm<'category'> = {
  Fields: (given) => (
    <>
      <CategoryPicker
        text={given.view.text}
        chosen={given.draft.category}
        onChange={(category) => given.change({ category })}
      />
      <WordsField {...given} form="category" label="说明" placeholder="可以不填" />
    </>
  ),
  lacks: ({ category }) => (category ? undefined : '请选择类别'),
  fill: ({ category, words }) => ({ categoryCode: category?.code ?? '', words: words.trim() }),
};

export const mergeForm: StepForm<'merge'> = {
  Fields: (given) => (
    <>
      <Field label="并入哪一件" required hint="填案件编号，或从附近的案件里选">
        <TextLine
          label="案件编号"
          type="number"
          value={given.draft.into}
          onChange={(into) => given.change({ into })}
          placeholder="12 至 18 位数字"
        />
        <Neighbours {...given} />
      </Field>
      <WordsField {...given} form="merge" label="说明" placeholder="可以不填" />
    </>
  ),
  lacks: ({ into }) => (/^\d{12,18}$/.test(into.trim()) ? undefined : '请填写案件编号（12 至 18 位数字）'),
  fill: ({ into, words }) => ({ into: into.trim(), words: words.trim() }),
};

/** Open cases close by, which may be the same thing. */
function Neighbours({ draft, change, view }: FieldsProps) {
  const { no, place } = view;
  const near = useRemote(place ? `near ${no}` : null, () =>
    api(caseApi.nearby, { lng: place?.lng ?? 0, lat: place?.lat ?? 0, metres: 500 }),
  );
  const others = (near.data?.rows ?? []).filter((row) => row.no !== no).slice(0, 5);
  return (
    <View>
      {others.map((row) => (
        <PickLine
          key={row.no}
          title={`${row.categoryName}，${row.metres} 米外`}
          words={row.text}
          on={draft.into === row.no}
          onTap={() => change({ into: row.no })}
        />
      ))}
    </View>
  );
}
