import { categoryApi, type CategoryView } from '@contract/category/category.api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Form, InputNumber, Select, Space, Switch } from 'antd';
import { api, messageOf } from '../app/http';
import { byLabel, unitChoices } from '../app/choices';
import { CATEGORIES, useHandlers } from '../app/town-data';
import { FormModal } from '../ui/FormModal';

const LIMIT_UNITS = [
  { value: 'h', label: '工作小时' },
  { value: 'd', label: '个工作日' },
  { value: 'H', label: '小时（自然时间）' },
  { value: 'm', label: '分钟' },
];

interface CategoryDialogProps {
  category: CategoryView;
  onClose: () => void;
}

export function CategoryDialog({ category, onClose }: CategoryDialogProps) {
  const client = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm();
  const units = useHandlers();
  const change = useMutation({
    mutationFn: (values: Record<string, unknown>) =>
      api(categoryApi.change, {
        code: category.code,
        limit: `${String(values['amount'])}${String(values['measure'])}`,
        unitId: Number(values['unitId']),
        retired: values['inUse'] !== true,
      }),
    onSuccess: (changed) => {
      client.setQueryData<{ rows: CategoryView[] }>(CATEGORIES, (old) =>
        old ? { rows: old.rows.map((row) => (row.code === changed.code ? changed : row)) } : old,
      );
      void message.success(`“${changed.name}”已修改，对新派遣的案件生效`);
      onClose();
    },
  });
  return (
    <FormModal
      title={`修改类别 · ${category.name}`}
      form={form}
      refusal={change.error ? messageOf(change.error) : undefined}
      submitLabel="保存"
      busy={change.isPending}
      initial={{
        amount: Number(category.limit.slice(0, -1)),
        measure: category.limit.slice(-1),
        unitId: category.unitId,
        inUse: !category.retired,
      }}
      onSubmit={(values) => change.mutate(values)}
      onClose={onClose}
    >
      <Form.Item label="办理时限" required>
        <Space.Compact>
          <Form.Item name="amount" noStyle rules={[{ required: true, message: '请填写时限' }]}>
            <InputNumber min={1} max={9999} precision={0} aria-label="时限数值" />
          </Form.Item>
          <Form.Item name="measure" noStyle>
            <Select options={LIMIT_UNITS} style={{ width: 180 }} aria-label="时限单位" />
          </Form.Item>
        </Space.Compact>
      </Form.Item>
      <Form.Item name="unitId" label="承办单位" rules={[{ required: true, message: '请选择承办单位' }]}>
        <Select
          showSearch
          loading={units.isPending}
          options={withCurrent(unitChoices(units.data?.rows), category)}
          filterOption={byLabel}
        />
      </Form.Item>
      <Form.Item
        name="inUse"
        label="是否在用"
        valuePropName="checked"
        extra="停用后不能再选，已有的案件不受影响"
      >
        <Switch checkedChildren="在用" unCheckedChildren="停用" />
      </Form.Item>
    </FormModal>
  );
}

/** The category's own unit stays choosable by name even if it has lost its handlers. */
function withCurrent(groups: ReturnType<typeof unitChoices>, { unitId, unitName }: CategoryView) {
  const listed = groups.some(({ options }) => options.some(({ value }) => value === unitId));
  return listed ? groups : [{ label: '现在', options: [{ value: unitId, label: unitName }] }, ...groups];
}
