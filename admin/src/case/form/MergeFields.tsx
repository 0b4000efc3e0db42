import { caseApi, type CaseView } from '@contract/case/case.api';
import { useQuery } from '@tanstack/react-query';
import { Form, Input, Radio } from 'antd';
import { useDeferredValue, useState } from 'react';
import { api, messageOf } from '../../app/http';
import type { FieldsProps } from './fields-props';
import { TemplatedWords } from './TemplatedWords';

export function MergeFields({ view }: FieldsProps) {
  return (
    <>
      <Form.Item name="into" label="并入哪一件" rules={[{ required: true, message: '请选择要并入的案件' }]}>
        <TargetPicker view={view} />
      </Form.Item>
      <TemplatedWords form="merge" label="说明（可不填）" max={1000} />
    </>
  );
}

interface Target {
  no: string;
  title: string;
  about: string;
}

interface TargetPickerProps {
  view?: CaseView;
  value?: string;
  onChange?: (no: string) => void;
}

/** Open cases of the same kind near by, or any other found by number or words. */
function TargetPicker({ view, value, onChange }: TargetPickerProps) {
  const [typed, setTyped] = useState('');
  const words = useDeferredValue(typed.trim());
  const near = useNearby(words === '' ? view : undefined);
  const found = useFound(words);
  const shown = (words ? found.data : near.data)?.filter(({ no }) => no !== view?.no) ?? [];
  const failed = words ? found.error : near.error;
  return (
    <div className="merge-target">
      <Input.Search
        allowClear
        placeholder="输入编号、地址或内容查找"
        loading={words !== '' && found.isFetching}
        onChange={(event) => setTyped(event.target.value)}
      />
      <p className="merge-hint">
        {words ? '查找结果' : view?.place ? '附近同类、正在办理的案件' : '请输入文字查找'}
      </p>
      {failed ? <p role="alert">{messageOf(failed)}</p> : null}
      {shown.length === 0 && !failed && (words || view?.place) ? (
        <p className="merge-none">没有合适的案件</p>
      ) : null}
      <Radio.Group value={value} onChange={(event) => onChange?.(String(event.target.value))}>
        {shown.map((target) => (
          <Radio key={target.no} value={target.no}>
            <strong>{target.title}</strong>
            <small>{target.about}</small>
          </Radio>
        ))}
      </Radio.Group>
    </div>
  );
}

const useNearby = (view: CaseView | undefined) =>
  useQuery({
    queryKey: ['nearby', view?.no],
    enabled: view?.place !== undefined,
    queryFn: async (): Promise<Target[]> => {
      const place = view?.place ?? { lng: 0, lat: 0 };
      const { rows } = await api(caseApi.nearby, { ...place, categoryCode: view?.categoryCode || undefined });
      return rows
        .filter(({ open }) => open)
        .map((row) => ({
          no: row.no,
          title: `${row.categoryName} · ${row.text.slice(0, 40)}`,
          about: `${row.no} · ${row.address} · 相距约 ${Math.round(row.metres)} 米`,
        }));
    },
  });

const useFound = (words: string) =>
  useQuery({
    queryKey: ['merge-search', words],
    enabled: words !== '',
    queryFn: async (): Promise<Target[]> => {
      const { rows } = await api(caseApi.list, { scope: 'desk', words: words.slice(0, 50), size: 10 });
      return rows.map((row) => ({
        no: row.no,
        title: `${row.categoryName || '未分类'} · ${row.text.slice(0, 40)}`,
        about: `${row.no} · ${row.stateLabel} · ${row.address}`,
      }));
    },
  });
