import { useState } from 'react';
import { View } from '@tarojs/components';
import { Choices } from '@shared/ui/Choices';
import { ErrorBlock } from '@shared/ui/ErrorBlock';
import { Field } from '@shared/ui/Field';
import { TextLine } from '@shared/ui/TextBox';
import { PickLine } from '../ui/PickLine';
import { Waiting } from '../ui/Waiting';
import { findCategories, groupsOf, useCategories, useSuggestions } from './categories';
import './CategoryPicker.scss';

interface Category {
  code: string;
  name: string;
}

interface CategoryPickerProps {
  /** What was said about it: the server suggests from that. */
  text: string;
  chosen?: Category;
  onChange: (category: Category) => void;
}

const SHOWN = 30;

/** Suggested first, then by group or by a word. */
export function CategoryPicker({ text, chosen, onChange }: CategoryPickerProps) {
  const [words, setWords] = useState('');
  const [group, setGroup] = useState<string>();
  const categories = useCategories();
  const suggested = useSuggestions(text);
  if (categories.error && !categories.data)
    return <ErrorBlock message={categories.error} onRetry={() => void categories.refresh()} />;
  if (!categories.data) return <Waiting />;
  const found = words.trim() ? findCategories(categories.data, words) : [];
  const listed =
    found.length > 0 ? found : categories.data.filter((each) => !words.trim() && each.group === group);
  return (
    <Field label="类别" required>
      {chosen && <PickLine title={chosen.name} on onTap={() => onChange(chosen)} />}
      {suggested.length > 0 && <View className="quiet">按文字推荐</View>}
      {suggested
        .filter(({ code }) => code !== chosen?.code)
        .slice(0, 3)
        .map(({ code, name, because }) => (
          <PickLine
            key={code}
            title={name}
            words={because.length > 0 ? `因为提到：${because.join('、')}` : undefined}
            onTap={() => onChange({ code, name })}
          />
        ))}
      <View className="quiet">或者查找、按大类选</View>
      <TextLine label="查找类别" value={words} onChange={setWords} placeholder="例如：路灯" />
      {words.trim() === '' && (
        <View className="category-picker__groups">
          <Choices choices={groupsOf(categories.data)} value={group} onChange={setGroup} />
        </View>
      )}
      {listed.slice(0, SHOWN).map(({ code, name, groupName }) => (
        <PickLine
          key={code}
          title={name}
          words={words.trim() ? groupName : undefined}
          on={code === chosen?.code}
          onTap={() => onChange({ code, name })}
        />
      ))}
      {words.trim() && found.length === 0 && (
        <View className="quiet">没有找到“{words.trim()}”，换个词试试</View>
      )}
    </Field>
  );
}
