import { staffApi, type StaffView } from '@contract/staff/staff.api';
import { Form, Tag } from 'antd';
import { useState } from 'react';
import { messageOf } from '../app/http';
import { FormModal } from '../ui/FormModal';
import { UnitPicker } from './UnitPicker';
import { useStaffStep } from './use-staff-step';

interface ChargesDialogProps {
  person: StaffView;
  onClose: () => void;
}

/** 分管: the units in a leader's charge. */
export function ChargesDialog({ person, onClose }: ChargesDialogProps) {
  const [form] = Form.useForm();
  const [charges, setCharges] = useState(person.charges);
  const save = useStaffStep(staffApi.setCharges, '分管单位已修改', onClose);
  return (
    <FormModal
      title={`分管单位 · ${person.name}`}
      form={form}
      refusal={save.error ? messageOf(save.error) : undefined}
      submitLabel="保存"
      busy={save.isPending}
      onSubmit={() => save.mutate({ personId: person.id, unitIds: charges.map(({ id }) => id) })}
      onClose={onClose}
    >
      <p className="staff-charges">
        {charges.length === 0 ? '还没有分管单位' : null}
        {charges.map((unit) => (
          <Tag
            key={unit.id}
            closable
            onClose={() => setCharges((before) => before.filter(({ id }) => id !== unit.id))}
          >
            {unit.name}
          </Tag>
        ))}
      </p>
      <Form.Item label="加入">
        <UnitPicker
          aria-label="加入分管单位"
          onChange={(id, name) => {
            if (id !== undefined && name !== undefined)
              setCharges((before) => [...before.filter((unit) => unit.id !== id), { id, name }]);
          }}
        />
      </Form.Item>
    </FormModal>
  );
}
