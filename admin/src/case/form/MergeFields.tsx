import { caseApi, type CaseView } from '@contract/case/case.api';
import { nothingFound, spanWords } from '@contract/case/searched';
import type { Searched } from '@contract/route';
import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Radio } from 'antd';
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
  const [before, setBefore] = useState<number>();
  const near = useNearby(words === '' ? view : undefined);
  const found = useFound(words, before);
  const shown = (words ? found.data?.targets : near.data)?.filter(({ no }) => no !== view?.no) ?? [];
  const searched = found.data?.searched;
  const failed = words ? found.error : near.error;
  return (
    <div className="merge-target">
      <Input.Search
        allowClear
        placeholder="输入编号、地址或内容查找"
        loading={words !== '' && found.isFetching}
        onChange={(event) => {
          setTyped(event.target.value);
          setBefore(undefined);
        }}
      />
      <p className="merge-hint">
        {words ? '查找结果' : view?.place ? '附近同类、正在办理的案件' : '请输入文字查找'}
      </p>
      {failed ? <p role="alert">{messageOf(failed)}</p> : null}
      {shown.length === 0 && !failed ? (
        <NoTarget words={words} searched={searched} near={near.isSuccess} />
      ) : null}
      <Radio.Group value={value} onChange={(event) => onChange?.(String(event.target.value))}>
        {shown.map((target) => (
          <Radio key={target.no} value={target.no}>
            <strong>{target.title}</strong>
            <small>{target.about}</small>
          </Radio>
        ))}
      </Radio.Group>
      {words && searched ? (
        <p className="merge-hint">
          {shown.length > 0 ? `只找了${spanWords(searched, Date.now())}里上报的案件` : ''}
          <Button type="link" size="small" onClick={() => setBefore(searched.from - 1)}>
            再往前找
          </Button>
        </p>
      ) : null}
    </div>
  );
}

interface NoTargetProps {
  words: string;
  searched?: Searched;
  near: boolean;
}

function NoTarget({ words, searched, near }: NoTargetProps) {
  if (!words) return near ? <p className="merge-none">附近没有同类、正在办理的案件</p> : null;
  return searched ? <p className="merge-none">{nothingFound(words, searched, Date.now()).title}</p> : null;
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

const useFound = (words: string, before?: number) =>
  useQuery({
    queryKey: ['merge-search', words, before],
    enabled: words !== '',
    queryFn: async (): Promise<{ targets: Target[]; searched?: Searched }> => {
      const asked = { scope: 'desk', words: words.slice(0, 50), to: before, size: 10 } as const;
      const { rows, searched } = await api(caseApi.list, asked);
      const targets = rows.map((row) => ({
        no: row.no,
        title: `${row.categoryName || '未分类'} · ${row.text.slice(0, 40)}`,
        about: `${row.no} · ${row.stateLabel} · ${row.address}`,
      }));
      return { targets, searched };
    },
  });
