import type { NewsDeskView } from '@contract/news/news.api';
import { NEWS_READERS } from '@contract/news/news.flow';
import { orgApi } from '@contract/org/org.api';
import { useQuery } from '@tanstack/react-query';
import { Form, Radio, Select } from 'antd';
import { api } from '../app/http';
import { TownTimePicker } from '../ui/TownTimePicker';
import { WordsField } from '../ui/WordsField';

interface StepFieldsProps {
  form: string;
  /** Whose article it is. */
  unit: NewsDeskView['unit'];
}

/** What a step asks for. */
export function StepFields({ form, unit }: StepFieldsProps) {
  if (form === 'schedule') return <WhenField />;
  if (form === 'readers') return <ReadersFields unit={unit} />;
  return form === 'reason' ? <WordsField label="理由" max={200} least={2} /> : null;
}

const WhenField = () => (
  <Form.Item
    name="at"
    label="发布时间"
    rules={[{ required: true, message: '请选择发布时间' }]}
    extra="到时自动发布；在那之前修改文章，要重新签发。"
  >
    <TownTimePicker from="today" placeholder="如 2026-12-01 08:30" />
  </Form.Item>
);

function ReadersFields({ unit }: { unit: NewsDeskView['unit'] }) {
  const below = useQuery({
    queryKey: ['news', 'below'],
    queryFn: () => api(orgApi.units, { kinds: 'street,community' }),
    staleTime: 600_000,
  });
  const rows = below.data?.rows ?? [];
  const isDistrict = !rows.some(({ id }) => id === unit.id);
  const offered = rows.filter(({ parentId }) => isDistrict || parentId === unit.id);
  const units = [unit, ...offered].map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <Form.Item name="to" label="推送给谁">
        <Radio.Group options={Object.entries(NEWS_READERS).map(([value, label]) => ({ value, label }))} />
      </Form.Item>
      <Form.Item name="unitId" label="范围" extra="每人每篇最多收到一条；再推一次，只补没收到的人。">
        <Select showSearch optionFilterProp="label" options={units} />
      </Form.Item>
    </>
  );
}
