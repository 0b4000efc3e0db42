import { useState } from 'react';
import { View } from '@tarojs/components';
import { categoryApi } from '@contract/category/category.api';
import { orgApi } from '@contract/org/org.api';
import { api } from '@shared/api/request';
import { useRemote } from '@shared/hooks/remote';
import { ErrorBlock } from '@shared/ui/ErrorBlock';
import { Field } from '@shared/ui/Field';
import { TextLine } from '@shared/ui/TextBox';
import { PickLine } from '../ui/PickLine';
import { Waiting } from '../ui/Waiting';
import { WordsField } from './WordsField';
import type { FieldsProps, Named, StepForm } from './step-form';

const SHOWN = 12;
const MOST_CO_UNITS = 8;

export const dispatchForm: StepForm<'dispatch'> = {
  Fields: DispatchFields,
  photos: '照片或视频',
  lacks: ({ unit }) => (unit ? undefined : '请选择主办单位'),
  fill: ({ unit, coUnits, words }, files) => ({
    unitId: unit?.id ?? 0,
    coUnitIds: coUnits.map(({ id }) => id),
    words: words.trim(),
    files,
  }),
};

function DispatchFields(given: FieldsProps) {
  const { draft, change, view } = given;
  const usual = useUsualUnit(view.categoryCode);
  const others = (units: Named[]) => units.filter(({ id }) => id !== draft.unit?.id);
  return (
    <>
      <Field label="主办单位" required hint={usual && `“${view.categoryName}”通常由${usual.name}办理`}>
        <UnitPicker
          label="主办单位"
          chosen={draft.unit ? [draft.unit] : []}
          first={usual}
          onToggle={(unit) => change({ unit, coUnits: draft.coUnits.filter(({ id }) => id !== unit.id) })}
        />
      </Field>
      {draft.unit && (
        <Field label="协办单位" hint={`可以不选，最多 ${MOST_CO_UNITS} 个`}>
          <UnitPicker
            label="协办单位"
            chosen={others(draft.coUnits)}
            onToggle={(unit) =>
              change({ coUnits: others(toggled(draft.coUnits, unit)).slice(0, MOST_CO_UNITS) })
            }
          />
        </Field>
      )}
      <WordsField {...given} form="dispatch" label="交办意见" placeholder="可以不填" />
    </>
  );
}

function toggled(units: Named[], unit: Named): Named[] {
  const without = units.filter(({ id }) => id !== unit.id);
  return without.length < units.length ? without : [...units, unit];
}

/** The unit that handles this category as a rule. */
function useUsualUnit(categoryCode: string): Named | undefined {
  const categories = useRemote('categories', () => api(categoryApi.list, {}));
  const found = categories.data?.rows.find(({ code }) => code === categoryCode);
  return found && { id: found.unitId, name: found.unitName };
}

interface UnitPickerProps {
  label: string;
  chosen: readonly Named[];
  /** Offered before a search. */
  first?: Named;
  onToggle: (unit: Named) => void;
}

function UnitPicker({ label, chosen, first, onToggle }: UnitPickerProps) {
  const [words, setWords] = useState('');
  const units = useRemote('handlers', () => api(orgApi.handlers, {}));
  if (units.error && !units.data)
    return <ErrorBlock message={units.error} onRetry={() => void units.refresh()} />;
  if (!units.data) return <Waiting />;
  const isChosen = ({ id }: Named) => chosen.some((unit) => unit.id === id);
  const wanted = words.trim();
  const found = wanted
    ? units.data.rows.filter((unit) => `${unit.name}${unit.shortName}`.includes(wanted))
    : [];
  const rest = [...(first && !wanted ? [first] : []), ...found].filter((unit) => !isChosen(unit));
  return (
    <View>
      {chosen.map((unit) => (
        <PickLine key={unit.id} title={unit.name} on onTap={() => onToggle(unit)} />
      ))}
      <TextLine
        label={`查找${label}`}
        value={words}
        onChange={setWords}
        placeholder="输入单位名称查找，例如：路灯"
      />
      {rest.slice(0, SHOWN).map(({ id, name }) => (
        <PickLine
          key={id}
          title={name}
          onTap={() => {
            onToggle({ id, name });
            setWords('');
          }}
        />
      ))}
      {wanted && found.length === 0 && <View className="quiet">没有找到“{wanted}”，换个词试试</View>}
      {found.length > SHOWN && <View className="quiet">还有 {found.length - SHOWN} 个，请再多输几个字</View>}
    </View>
  );
}
