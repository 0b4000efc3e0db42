import { CloseOutlined, SearchOutlined } from '@ant-design/icons';
import { Button, DatePicker, Input, Select, Tag, type InputRef } from 'antd';
import dayjs from 'dayjs';
import { useEffect, useState, type Ref } from 'react';
import { byLabel, categoryChoices, STATE_CHOICES, unitChoices } from '../../app/choices';
import { useCategories, useHandlers } from '../../app/town-data';
import { LAMPS } from '../../ui/lamp-look';
import { fullTime } from '../../ui/time';
import type { FilterName, Filters } from './desk-query';

interface FilterBarProps {
  filters: Filters;
  onChange: (filters: Filters) => void;
}

const LAMP_CHOICES = (['red', 'yellow', 'green'] as const).map((value) => ({
  value,
  label: LAMPS[value].word,
}));
const SECOND = 1000;

/** All filters but the words. */
export function FilterBar({ filters, onChange }: FilterBarProps) {
  const categories = useCategories();
  const units = useHandlers();
  const set = (name: FilterName, value: string | undefined) =>
    onChange({ ...filters, [name]: value || undefined });
  const used = Object.values(filters).some(Boolean);
  return (
    <>
      <Select
        mode="multiple"
        allowClear
        maxTagCount="responsive"
        placeholder="状态"
        aria-label="状态"
        value={listOf(filters.states)}
        options={STATE_CHOICES}
        filterOption={byLabel}
        onChange={(values: string[]) => set('states', values.join(','))}
      />
      <Select
        mode="multiple"
        allowClear
        maxTagCount="responsive"
        maxCount={30}
        placeholder="类别"
        aria-label="类别"
        loading={categories.isPending}
        value={listOf(filters.categories)}
        options={categoryChoices(categories.data?.rows)}
        filterOption={byLabel}
        onChange={(values: string[]) => set('categories', values.join(','))}
      />
      <Select
        allowClear
        className="filter-small"
        placeholder="时限灯"
        aria-label="时限灯"
        value={filters.lamp}
        options={LAMP_CHOICES}
        onChange={(value?: string) => set('lamp', value)}
      />
      <Select
        allowClear
        showSearch
        placeholder="承办单位"
        aria-label="承办单位"
        value={filters.unitId ? Number(filters.unitId) : undefined}
        options={unitChoices(units.data?.rows)}
        filterOption={byLabel}
        onChange={(value?: number) => set('unitId', value?.toString())}
      />
      <DayRange filters={filters} onChange={onChange} />
      <Tag.CheckableTag
        checked={filters.unplaced === '1'}
        onChange={(on) => set('unplaced', on ? '1' : undefined)}
      >
        待定位
      </Tag.CheckableTag>
      <Tag.CheckableTag
        checked={filters.supervised === '1'}
        onChange={(on) => set('supervised', on ? '1' : undefined)}
      >
        督办
      </Tag.CheckableTag>
      {used ? (
        <Button type="link" icon={<CloseOutlined />} onClick={() => onChange({})}>
          清除
        </Button>
      ) : null}
    </>
  );
}

const listOf = (text?: string) => text?.split(',').filter(Boolean) ?? [];

interface WordsBoxProps {
  words: string;
  onWords: (words: string) => void;
  searchBox: Ref<InputRef>;
}

/** Searches on Enter or when emptied, not on every key. */
export function WordsBox({ words, onWords, searchBox }: WordsBoxProps) {
  const [typed, setTyped] = useState(words);
  useEffect(() => setTyped(words), [words]);
  return (
    <Input
      ref={searchBox}
      className="filter-words"
      allowClear
      maxLength={50}
      prefix={<SearchOutlined />}
      placeholder="编号、地址、内容"
      aria-label="搜索案件"
      value={typed}
      onChange={(event) => {
        setTyped(event.target.value);
        if (event.target.value === '') onWords('');
      }}
      onPressEnter={() => onWords(typed.trim())}
    />
  );
}

/** Days as they begin and end in the town. */
const dayStart = (day: string) => Date.parse(`${day}T00:00:00+08:00`);
const dayShown = (at: string | undefined) => (at ? dayjs(fullTime(Number(at)).slice(0, 10)) : null);

function DayRange({ filters, onChange }: FilterBarProps) {
  const pick = (days: [string, string]) => {
    const [first, last] = days;
    onChange({
      ...filters,
      from: first ? String(dayStart(first)) : undefined,
      to: last ? String(dayStart(last) + 24 * 3600 * SECOND - 1) : undefined,
    });
  };
  return (
    <DatePicker.RangePicker
      className="filter-days"
      allowEmpty={[true, true]}
      placeholder={['上报自', '至']}
      value={[dayShown(filters.from), dayShown(filters.to)]}
      onChange={(_, days) => pick(days)}
    />
  );
}
