import type { GoodView } from '@contract/points/points.api';
import type { UnitBrief } from '@contract/staff/unit.api';
import { Form, Input, InputNumber, Select, Switch } from 'antd';

export interface GoodValues {
  communityId?: number;
  title: string;
  words?: string;
  points: number;
  perPerson: number;
  pickupDays: number;
  stock?: number;
  restock?: number | null;
  listed?: boolean;
}

/** What there is to say of a thing on offer; for one on the shelf, what is added to it or taken away. */
export function GoodFields({ desks, good }: { desks: UnitBrief[]; good?: GoodView }) {
  return (
    <>
      {good || desks.length < 2 ? null : (
        <Form.Item name="communityId" label="社区" rules={[{ required: true, message: '请选择社区' }]}>
          <Select options={desks.map(({ id, name }) => ({ value: id, label: name }))} />
        </Form.Item>
      )}
      <Form.Item
        name="title"
        label="物品"
        rules={[{ required: true, whitespace: true, min: 2, message: '请写明物品，至少 2 个字' }]}
      >
        <Input maxLength={40} showCount placeholder="如 洗衣液 2 公斤" />
      </Form.Item>
      <Form.Item name="words" label="说明（可不填）">
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 5 }} maxLength={1000} />
      </Form.Item>
      <div className="points-pair">
        <Whole name="points" label="所需积分" unit="分" least={1} />
        <Whole name="perPerson" label="每人限兑" unit="件" least={1} />
        <Whole name="pickupDays" label="领取期限" unit="天" least={1} />
        {good ? (
          <Whole name="restock" label={`库存增减（现有 ${good.stock} 件）`} unit="件" />
        ) : (
          <Whole name="stock" label="库存" unit="件" least={0} />
        )}
      </div>
      {good ? (
        <Form.Item
          name="listed"
          label="是否上架"
          valuePropName="checked"
          extra="下架后不能再兑换；已兑换的仍可来领"
        >
          <Switch checkedChildren="上架" unCheckedChildren="下架" />
        </Form.Item>
      ) : null}
    </>
  );
}

/** `least` is absent where below 0 has a meaning; what is too much the server says. */
function Whole({ name, label, unit, least }: { name: string; label: string; unit: string; least?: number }) {
  return (
    <Form.Item
      name={name}
      label={label}
      rules={[
        { required: true, message: `请填写${label.replace(/（.*）/, '')}` },
        { type: 'integer', min: least, message: least ? `应为不小于 ${least} 的整数` : '应为整数' },
      ]}
    >
      <InputNumber addonAfter={unit} />
    </Form.Item>
  );
}
