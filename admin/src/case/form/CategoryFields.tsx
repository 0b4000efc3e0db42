import { categoryApi } from '@contract/category/category.api';
import { useQuery } from '@tanstack/react-query';
import { Button, Form, Select } from 'antd';
import { byLabel, categoryChoices } from '../../app/choices';
import { api } from '../../app/http';
import { useCategories } from '../../app/town-data';
import type { FieldsProps } from './fields-props';
import { TemplatedWords } from './TemplatedWords';

export function CategoryFields({ view }: FieldsProps) {
  const { data, isPending } = useCategories();
  return (
    <>
      <Form.Item name="categoryCode" label="类别" rules={[{ required: true, message: '请选择类别' }]}>
        <Select
          showSearch
          loading={isPending}
          placeholder="输入名称查找"
          options={categoryChoices(data?.rows)}
          filterOption={byLabel}
        />
      </Form.Item>
      {view ? <Suggested text={view.text} /> : null}
      <TemplatedWords form="category" label="说明（可不填）" max={1000} />
    </>
  );
}

/** What the server takes these words for, and why; a person decides. */
function Suggested({ text }: { text: string }) {
  const form = Form.useFormInstance();
  const chosen: unknown = Form.useWatch('categoryCode', form);
  const { data } = useQuery({
    queryKey: ['category-suggest', text],
    queryFn: () => api(categoryApi.suggest, { text }),
  });
  const rows = data?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <div className="suggested" role="group" aria-label="按文字推荐的类别">
      <span>按文字推荐</span>
      {rows.map(({ code, name, because }) => (
        <Button
          key={code}
          size="small"
          type={code === chosen ? 'primary' : 'default'}
          ghost={code === chosen}
          aria-pressed={code === chosen}
          onClick={() => form.setFieldValue('categoryCode', code)}
        >
          {name}
          <small>因为提到：{because.join('、')}</small>
        </Button>
      ))}
    </div>
  );
}
