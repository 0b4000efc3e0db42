import { volunteerApi } from '@contract/volunteer/volunteer.api';
import { Alert, App, Button, Form, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { messageOf } from '../app/http';
import { useCreate } from '../app/use-create';
import { TownTimePicker } from '../ui/TownTimePicker';
import { DeskField } from './plan/DeskField';
import { numbersIn } from './numbers-in';
import { useDesks } from './volunteer-data';

interface Training {
  communityId: number;
  title: string;
  hours: number;
  at: number;
  numbers: string;
}

/** 培训登记: one training for all who came, by their volunteer numbers. */
export function TrainingPart() {
  const { message } = App.useApp();
  const [form] = Form.useForm<Training>();
  const desks = useDesks();
  const [typed, setTyped] = useState('');
  const found = numbersIn(typed);
  const train = useCreate(volunteerApi.train, ({ recorded }) => {
    void message.success(`已登记 ${recorded} 人的培训时长`);
    form.resetFields(['numbers']);
    setTyped('');
  });
  const send = ({ communityId, title, hours, at, numbers }: Training) =>
    train.mutate({
      ...{ communityId, title, at, numbers: numbersIn(numbers).numbers },
      minutes: Math.round(hours * 60),
    });
  return (
    <Form<Training>
      form={form}
      layout="vertical"
      className="part volunteer-narrow"
      initialValues={{ communityId: desks[0]?.id, hours: 1 }}
      onFinish={send}
      onValuesChange={(_, { numbers }) => setTyped(numbers ?? '')}
    >
      <p className="volunteer-about">
        登记后，培训时长会出现在每个人的服务记录里；志愿者编号在“个人中心”里查。
      </p>
      {train.error ? (
        <Alert className="form-refusal" type="error" showIcon message={messageOf(train.error)} />
      ) : null}
      <DeskField desks={desks} label="举办的社区" />
      <Form.Item
        name="title"
        label="培训内容"
        rules={[{ required: true, whitespace: true, min: 2, message: '请填写培训内容，至少 2 个字' }]}
      >
        <Input maxLength={60} showCount placeholder="如：急救与心肺复苏" />
      </Form.Item>
      <div className="volunteer-pair">
        <Form.Item name="at" label="培训时间" rules={[{ required: true, message: '请选择培训时间' }]}>
          <TownTimePicker />
        </Form.Item>
        <Form.Item name="hours" label="时长" rules={[{ required: true, message: '请填写时长' }]}>
          <InputNumber min={0.25} max={100} step={0.5} precision={2} addonAfter="小时" />
        </Form.Item>
      </div>
      <Form.Item
        name="numbers"
        label="志愿者编号"
        extra={
          typed ? `认出 ${found.numbers.length} 个编号` : '每行一个，也可以用空格、逗号隔开，最多 200 个'
        }
        rules={[
          {
            validator: async (_, text: string = '') => {
              const { numbers, odd } = numbersIn(text);
              if (odd.length > 0)
                throw new Error(`认不出：${odd.slice(0, 5).join('、')}，编号是 11 至 14 位数字`);
              if (numbers.length === 0) throw new Error('请填写志愿者编号');
              if (numbers.length > 200) throw new Error('一次最多 200 人，请分次登记');
            },
          },
        ]}
      >
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 12 }} placeholder="202600000019" />
      </Form.Item>
      <Button type="primary" loading={train.isPending} onClick={() => form.submit()}>
        登记培训
      </Button>
    </Form>
  );
}
