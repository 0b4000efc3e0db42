import { PARTY_RANKS, UNIT_KINDS, UNIT_PARENTS, type PartyRank, type UnitKind } from '@contract/org/org.api';
import { unitApi, type UnitDetail } from '@contract/staff/unit.api';
import { useMutation } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { api, messageOf } from '../app/http';
import { useCreate } from '../app/use-create';
import { FormModal } from '../ui/FormModal';

interface UnitDialogProps {
  /** Below which a new one is made; absent when one is changed. */
  parent?: UnitDetail;
  unit?: UnitDetail;
  onDone: () => void;
  onClose: () => void;
}

interface Values {
  kind: UnitKind;
  rank?: PartyRank;
  code?: string;
  name: string;
  shortName?: string;
  duties?: string;
  phone?: string;
}

const entries = <K extends string>(names: Readonly<Record<K, string>>) =>
  Object.entries<string>(names).map(([value, label]) => ({ value, label }));

export function UnitDialog({ parent, unit, onDone, onClose }: UnitDialogProps) {
  const [form] = Form.useForm<Values>();
  const kind = Form.useWatch('kind', form);
  const create = useCreate(unitApi.create, onDone);
  const change = useMutation({
    mutationFn: ({ name, shortName, duties = '', phone = '' }: Values) =>
      api(unitApi.change, { id: unit?.id ?? 0, name, duties, phone, ...(shortName ? { shortName } : {}) }),
    onSuccess: onDone,
  });
  const send = () => {
    const { code, rank, shortName, ...values } = form.getFieldsValue();
    if (unit) return change.mutate(form.getFieldsValue());
    create.mutate({
      ...values,
      parentId: parent?.id ?? 0,
      ...(values.kind === 'partyOrg' && rank ? { rank } : {}),
      ...(code ? { code } : {}),
      ...(shortName ? { shortName } : {}),
    });
  };
  const failed = create.error ?? change.error;
  return (
    <FormModal
      title={unit ? `修改 · ${unit.name}` : `在“${parent?.name ?? ''}”下新增单位`}
      form={form}
      refusal={failed ? messageOf(failed) : undefined}
      submitLabel="保存"
      busy={create.isPending || change.isPending}
      initial={unit ? { ...unit } : {}}
      onSubmit={send}
      onClose={onClose}
    >
      {parent ? <KindFields parent={parent} kind={kind} /> : null}
      <Form.Item
        name="name"
        label="名称"
        rules={[{ required: true, whitespace: true, message: '请填写名称' }]}
      >
        <Input maxLength={80} autoFocus />
      </Form.Item>
      <Form.Item name="shortName" label="简称" extra="列表和地图上显示，不填同名称">
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="phone" label="值班电话">
        <Input maxLength={20} />
      </Form.Item>
      <Form.Item name="duties" label="职责">
        <Input.TextArea maxLength={400} autoSize={{ minRows: 2, maxRows: 6 }} showCount />
      </Form.Item>
    </FormModal>
  );
}

function KindFields({ parent, kind }: { parent: UnitDetail; kind: UnitKind | undefined }) {
  const kinds = entries(UNIT_KINDS).filter(({ value }) =>
    Object.entries(UNIT_PARENTS).some(([below, above]) => below === value && above.includes(parent.kind)),
  );
  return (
    <>
      <Form.Item name="kind" label="类型" rules={[{ required: true, message: '请选择类型' }]}>
        <Select showSearch optionFilterProp="label" options={kinds} />
      </Form.Item>
      {kind === 'partyOrg' ? (
        <Form.Item name="rank" label="党组织级别" rules={[{ required: true, message: '请选择级别' }]}>
          <Select options={entries(PARTY_RANKS)} />
        </Form.Item>
      ) : null}
      <Form.Item name="code" label="编码" extra="不填则按上级编码自动编号">
        <Input maxLength={20} />
      </Form.Item>
    </>
  );
}
