import { Form, Select } from 'antd';
import { byLabel, categoryChoices } from '../../app/choices';
import { useCategories } from '../../app/town-data';
import { TemplatedWords } from './TemplatedWords';

export function CategoryFields() {
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
      <TemplatedWords form="category" label="说明（可不填）" max={1000} />
    </>
  );
}
