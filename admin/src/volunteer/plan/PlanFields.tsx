import { AUDIENCES, SKILLS } from '@contract/volunteer/activity.flow';
import { HELP_KINDS } from '@contract/volunteer/order.flow';
import { Form, Input, InputNumber, Radio, Select } from 'antd';
import { byLabel } from '../../app/choices';
import { PlacePin } from '../../ui/PlacePin';
import { TownTimePicker } from '../../ui/TownTimePicker';
import { WordsField } from '../../ui/WordsField';

const choicesOf = (table: Record<string, string>) =>
  Object.entries(table).map(([value, label]) => ({ value, label }));
const KINDS = choicesOf(HELP_KINDS);
const SKILL_CHOICES = choicesOf(SKILLS);
const AUDIENCE_CHOICES = choicesOf(AUDIENCES);

/** What is done: title, kind and words. */
export function WhatFields() {
  return (
    <section className="part" aria-label="做什么">
      <h2>做什么</h2>
      <Form.Item
        name="title"
        label="活动名称"
        rules={[{ required: true, whitespace: true, min: 2, message: '请填写活动名称，至少 2 个字' }]}
      >
        <Input maxLength={40} showCount placeholder="如：为独居老人理发" />
      </Form.Item>
      <Form.Item name="kind" label="服务类别" rules={[{ required: true, message: '请选择服务类别' }]}>
        <Select showSearch filterOption={byLabel} options={KINDS} placeholder="选择类别" />
      </Form.Item>
      <WordsField label="说明（志愿者会看到：做什么、带什么、找谁）" max={2000} least={2} />
    </section>
  );
}

/** When: the hours, and until when one may claim. */
export function WhenFields() {
  return (
    <section className="part" aria-label="什么时候">
      <h2>什么时候</h2>
      <div className="volunteer-pair">
        <Form.Item name="startsAt" label="开始" rules={[{ required: true, message: '请选择开始时间' }]}>
          <TownTimePicker from="today" />
        </Form.Item>
        <Form.Item name="endsAt" label="结束" rules={[{ required: true, message: '请选择结束时间' }]}>
          <TownTimePicker from="today" />
        </Form.Item>
      </div>
      <Form.Item name="claimUntil" label="认领截止" extra="不填就到活动开始时为止">
        <TownTimePicker from="today" />
      </Form.Item>
    </section>
  );
}

/** Where: the pin, the fence around it, and the address in words. */
export function WhereFields() {
  const fence: unknown = Form.useWatch('fence');
  const communityId: unknown = Form.useWatch('communityId');
  return (
    <section className="part" aria-label="在哪里">
      <h2>在哪里</h2>
      <Form.Item name="place" label="位置" rules={[{ required: true, message: '请在地图上点出位置' }]}>
        <PlacePin
          fence={typeof fence === 'number' ? fence : undefined}
          communityId={typeof communityId === 'number' ? communityId : undefined}
        />
      </Form.Item>
      <Form.Item
        name="address"
        label="集合地点"
        rules={[{ required: true, whitespace: true, min: 2, message: '请写明集合地点，至少 2 个字' }]}
      >
        <Input maxLength={200} placeholder="如：社区党群服务中心一楼" />
      </Form.Item>
      <Form.Item
        name="fence"
        label="签到范围"
        extra="离集合地点多远以内可以扫码签到；楼群里定位会偏，建议不小于 100 米"
        rules={[{ required: true, message: '请填写签到范围' }]}
      >
        <InputNumber min={30} max={2000} step={50} precision={0} addonAfter="米" />
      </Form.Item>
    </section>
  );
}

/** Who: how many, with what skills, of what age, and what it is worth. */
export function WhoFields() {
  return (
    <section className="part" aria-label="谁来">
      <h2>谁来</h2>
      <div className="volunteer-four">
        <Form.Item name="capacity" label="人数" rules={[{ required: true, message: '请填写人数' }]}>
          <InputNumber min={1} max={1000} precision={0} addonAfter="人" />
        </Form.Item>
        <Form.Item name="waitlist" label="候补" rules={[{ required: true, message: '请填写候补人数' }]}>
          <InputNumber min={0} max={1000} precision={0} addonAfter="人" />
        </Form.Item>
        <Form.Item name="points" label="积分" rules={[{ required: true, message: '请填写积分，没有写 0' }]}>
          <InputNumber min={0} max={1000} precision={0} addonAfter="分" />
        </Form.Item>
      </div>
      <Form.Item name="audience" label="招募范围">
        <Radio.Group className="one-of" options={AUDIENCE_CHOICES} />
      </Form.Item>
      <Form.Item name="skills" label="需要的技能（可不选，用来排出更合适的人，不会拦住别人）">
        <Select
          mode="multiple"
          allowClear
          filterOption={byLabel}
          options={SKILL_CHOICES}
          placeholder="不限技能"
        />
      </Form.Item>
      <div className="volunteer-four">
        <Form.Item name="minAge" label="最小年龄（可不填）">
          <InputNumber min={0} max={120} precision={0} addonAfter="岁" />
        </Form.Item>
        <Form.Item name="maxAge" label="最大年龄（可不填）">
          <InputNumber min={0} max={120} precision={0} addonAfter="岁" />
        </Form.Item>
      </div>
    </section>
  );
}
