import { Form } from 'antd';
import { TownTimePicker } from '../../ui/TownTimePicker';
import { WordsField } from '../../ui/WordsField';

/** 补录、更正时长: from when to when somebody was there, and why it is written down by hand. */
export function CorrectionFields() {
  return (
    <>
      <div className="volunteer-pair">
        <Form.Item name="inAt" label="签到时间" rules={[{ required: true, message: '请选择签到时间' }]}>
          <TownTimePicker />
        </Form.Item>
        <Form.Item
          name="outAt"
          label="签退时间"
          dependencies={['inAt']}
          rules={[
            { required: true, message: '请选择签退时间' },
            ({ getFieldValue }) => ({
              validator: async (_, outAt?: number) => {
                const inAt: unknown = getFieldValue('inAt');
                if (typeof inAt === 'number' && outAt !== undefined && outAt <= inAt)
                  throw new Error('签退时间应晚于签到时间');
              },
            }),
          ]}
        >
          <TownTimePicker />
        </Form.Item>
      </div>
      <WordsField label="理由（记入经过，志愿者会看到）" max={1000} least={2} />
    </>
  );
}
