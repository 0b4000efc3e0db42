import { useState } from 'react';
import { View } from '@tarojs/components';
import { caseApi } from '@contract/case/case.api';
import type { CaseForm } from '@contract/case/case.flow';
import { api } from '@shared/api/request';
import { useRemote } from '@shared/hooks/remote';
import { Field } from '@shared/ui/Field';
import { spoken } from '@shared/ui/spoken';
import { TextBox } from '@shared/ui/TextBox';
import type { FieldsProps } from './step-form';
import './WordsField.scss';

interface WordsFieldProps extends Pick<FieldsProps, 'draft' | 'change'> {
  form: CaseForm;
  label: string;
  required?: boolean;
  placeholder?: string;
  max?: number;
}

/** The words of a step, with the phrases the office keeps at hand for such a form. */
export function WordsField({ draft, change, form, label, required, placeholder, max }: WordsFieldProps) {
  const [open, setOpen] = useState(false);
  const kept = useRemote('templates', () => api(caseApi.templates, {}));
  const fitting = (kept.data?.rows ?? []).filter((row) => row.form === form);
  return (
    <Field label={label} required={required}>
      <TextBox
        label={label}
        value={draft.words}
        max={max}
        placeholder={placeholder}
        onChange={(words) => change({ words })}
      />
      {fitting.length > 0 && (
        <View className="phrases__fold" onClick={() => setOpen(!open)} {...spoken('button', '常用语')}>
          {open ? '收起常用语' : '用常用语'}
        </View>
      )}
      {open &&
        fitting.map((row) => (
          <View
            key={row.id}
            className="phrases__one"
            onClick={() => change({ words: row.words })}
            {...spoken('button', `${row.name}：${row.words}`)}
          >
            <View className="phrases__name">{row.name}</View>
            <View className="quiet">{row.words}</View>
          </View>
        ))}
    </Field>
  );
}
