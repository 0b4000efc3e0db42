import type { NewsDeskView } from '@contract/news/news.api';
import { NEWS_READERS } from '@contract/news/news.flow';
import { orgApi } from '@contract/org/org.api';
import { useQuery } from '@tanstack/react-query';
import { DatePicker, Form, Input, Radio, Select } from 'antd';
import dayjs from 'dayjs';
import { api } from '../app/http';
import { FormModal } from '../ui/FormModal';
import { inTown } from '../ui/picked-time';

export type Asking = NewsDeskView['actions'][number];

interface StepFormProps {
  article: NewsDeskView;
  asking: Asking;
  refusal?: string;
  busy: boolean;
  onSubmit: (form: Record<string, unknown>) => void;
  onClose: () => void;
}

/** What a step asks for. */
export function StepForm({ article, asking, onSubmit, ...rest }: StepFormProps) {
  const [form] = Form.useForm();
  return (
    <FormModal
      {...rest}
      title={`${asking.label}：${article.title}`}
      form={form}
      submitLabel={asking.label}
      danger={asking.tone === 'warn'}
      initial={asking.form === 'readers' ? { to: 'volunteers', unitId: article.unit.id } : {}}
      onSubmit={({ at, ...values }) => onSubmit(dayjs.isDayjs(at) ? { at: inTown(at) } : values)}
    >
      {asking.form === 'schedule' ? <WhenField /> : null}
      {asking.form === 'readers' ? <ReadersFields unit={article.unit} /> : null}
      {asking.form === 'reason' ? <ReasonField /> : null}
    </FormModal>
  );
}

const WhenField = () => (
  <Form.Item
    name="at"
    label="发布时间"
    rules={[{ required: true, message: '请选择发布时间' }]}
    extra="到时自动发布；在那之前修改文章，要重新签发。"
  >
    <DatePicker
      showTime={{ format: 'HH:mm', minuteStep: 5 }}
      format="YYYY-MM-DD HH:mm"
      placeholder="如 2026-12-01 08:30"
      disabledDate={(day) => day.isBefore(dayjs().startOf('day'))}
    />
  </Form.Item>
);

const ReasonField = () => (
  <Form.Item
    name="words"
    label="理由"
    rules={[{ required: true, whitespace: true, min: 2, message: '请写明理由，至少 2 个字' }]}
  >
    <Input.TextArea maxLength={200} showCount autoSize={{ minRows: 2, maxRows: 4 }} />
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
