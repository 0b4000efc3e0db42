import { UNIT_KINDS, UNIT_PARENTS } from '@contract/org/org.api';
import { unitApi, type UnitDetail } from '@contract/staff/unit.api';
import { useMutation } from '@tanstack/react-query';
import { Form } from 'antd';
import { api, messageOf } from '../app/http';
import { FormModal } from '../ui/FormModal';
import { UnitPicker } from './UnitPicker';

interface MoveDialogProps {
  unit: UnitDetail;
  onDone: () => void;
  onClose: () => void;
}

export function MoveDialog({ unit, onDone, onClose }: MoveDialogProps) {
  const [form] = Form.useForm<{ parentId: number }>();
  const move = useMutation({
    mutationFn: () => api(unitApi.move, { id: unit.id, parentId: form.getFieldsValue().parentId }),
    onSuccess: onDone,
  });
  const parents = UNIT_PARENTS[unit.kind];
  return (
    <FormModal
      title={`移动 · ${unit.name}`}
      form={form}
      refusal={move.error ? messageOf(move.error) : undefined}
      submitLabel="移动"
      busy={move.isPending}
      note={<p className="org-note">它的下级一起移动；街道、社区、网格范围内有未办结案件时不能移动。</p>}
      onSubmit={() => move.mutate()}
      onClose={onClose}
    >
      <Form.Item
        name="parentId"
        label="新的上级"
        extra={`可放在：${parents.map((kind) => UNIT_KINDS[kind]).join('、')}`}
        rules={[{ required: true, message: '请选择新的上级' }]}
      >
        <UnitPicker kinds={parents} />
      </Form.Item>
    </FormModal>
  );
}
