import { pointsApi, type RuleView } from '@contract/points/points.api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Form, InputNumber, Switch } from 'antd';
import { api, messageOf } from '../app/http';
import { FormModal } from '../ui/FormModal';
import { RULES } from './use-points';

interface RuleDialogProps {
  rule: RuleView;
  onClose: () => void;
}

/** A penalty has neither caps nor an end: its form leaves them out. */
interface Values {
  points: number;
  dayCap?: number | null;
  monthCap?: number | null;
  expireDays?: number;
  leastWords?: number;
  active: boolean;
}

/** One rule, with its limits. */
export function RuleDialog({ rule, onClose }: RuleDialogProps) {
  const [form] = Form.useForm<Values>();
  const client = useQueryClient();
  const { message } = App.useApp();
  const change = useMutation({
    mutationFn: ({ dayCap, monthCap, expireDays = rule.expireDays, ...values }: Values) =>
      api(pointsApi.setRule, {
        ...{
          code: rule.code,
          ...values,
          expireDays,
          dayCap: dayCap ?? undefined,
          monthCap: monthCap ?? undefined,
        },
      }),
    onSuccess: (changed) => {
      client.setQueryData<{ rows: RuleView[] }>(
        RULES,
        (old) => old && { rows: old.rows.map((row) => (row.code === changed.code ? changed : row)) },
      );
      void message.success(`“${changed.label}”已修改，从下一笔起生效`);
      onClose();
    },
  });
  const penalty = rule.code === 'penalty';
  return (
    <FormModal
      title={`修改规则 · ${rule.label}`}
      form={form}
      refusal={change.error ? messageOf(change.error) : undefined}
      submitLabel="保存"
      busy={change.isPending}
      initial={{ ...rule }}
      onSubmit={() => change.mutate(form.getFieldsValue())}
      onClose={onClose}
    >
      <div className="points-pair">
        <WholeField name="points" label={penalty ? '每次扣' : '每次得'} most={10_000} unit="分" />
        {penalty ? null : <WholeField name="expireDays" label="有效期" most={3650} unit="天" />}
      </div>
      {penalty ? null : (
        <div className="points-pair">
          <WholeField name="dayCap" label="每人每日最多（可不填）" most={100_000} unit="分" optional />
          <WholeField name="monthCap" label="每人每月最多（可不填）" most={1_000_000} unit="分" optional />
        </div>
      )}
      {rule.leastWords === undefined ? null : (
        <WholeField name="leastWords" label="至少写多少字才算" most={200} unit="字" />
      )}
      <Form.Item name="active" label="是否启用" valuePropName="checked" extra="停用后不再计这一项">
        <Switch checkedChildren="启用" unCheckedChildren="停用" />
      </Form.Item>
    </FormModal>
  );
}

interface WholeFieldProps {
  name: string;
  label: string;
  most: number;
  unit: string;
  optional?: true;
}

/** The server has the last word on what is too much; here nothing but digits goes in. */
function WholeField({ name, label, most, unit, optional }: WholeFieldProps) {
  return (
    <Form.Item
      name={name}
      label={label}
      rules={[
        { required: !optional, message: `请填写${label}` },
        { type: 'integer', min: 0, max: most, message: `应为 0 到 ${most} 的整数` },
      ]}
    >
      <InputNumber addonAfter={unit} />
    </Form.Item>
  );
}
