import { useMemo, useState } from 'react';
import { View } from '@tarojs/components';
import type { CategoryView } from '@contract/category/category.api';
import { Choices } from '@shared/ui/Choices';
import { Sheet } from '@shared/ui/Sheet';
import { TextLine } from '@shared/ui/TextBox';

interface CategorySheetProps {
  open: boolean;
  categories: readonly CategoryView[];
  onChoose: (code: string) => void;
  onClose: () => void;
}

interface Group {
  name: string;
  rows: CategoryView[];
}

/** All categories, group by group; a word or two narrows them. */
export function CategorySheet({ open, categories, onChoose, onClose }: CategorySheetProps) {
  const [words, setWords] = useState('');
  const groups = useMemo(() => groupsOf(categories, words.trim()), [categories, words]);
  return (
    <Sheet title="选一个类别" open={open} onClose={onClose}>
      <TextLine label="查找类别" placeholder="查找，比如：路灯" value={words} onChange={setWords} />
      {groups.map(({ name, rows }) => (
        <View key={name} className="category-group">
          <View className="heading">{name}</View>
          <Choices choices={rows.map((row) => ({ value: row.code, label: row.name }))} onChange={onChoose} />
        </View>
      ))}
      {groups.length === 0 && <View className="quiet">没有这样的类别，可以不选，直接说情况就行。</View>}
    </Sheet>
  );
}

function groupsOf(categories: readonly CategoryView[], words: string): Group[] {
  const groups = new Map<string, CategoryView[]>();
  for (const row of categories) {
    if (!`${row.name}${row.groupName}`.includes(words)) continue;
    groups.set(row.groupName, [...(groups.get(row.groupName) ?? []), row]);
  }
  return [...groups].map(([name, rows]) => ({ name, rows }));
}
