import type { ModeratorAction } from '@contract/moderation/moderation.flow';
import { Button, Form, Input } from 'antd';

/** The usual reasons; the first of them stands there already. */
export const REASONS: Record<ModeratorAction, readonly string[]> = {
  pass: ['未见违规内容', '平台误判，内容正常'],
  block: ['含违法违规内容', '露出他人面容、车牌或证件', '辱骂、骚扰他人', '广告，与上报无关'],
};
const EFFECT: Record<ModeratorAction, string> = {
  pass: '通过后，附近居民和共同上报的人也能看到。',
  block: '屏蔽后，除审核人外谁也看不到；原件留存备查。案件照常办理。',
};

/** One line only: Enter sends it, and the work goes on by keys alone. */
export function DecisionFields({ action }: { action: ModeratorAction }) {
  const form = Form.useFormInstance();
  return (
    <>
      <p className="decision-effect">{EFFECT[action]}</p>
      <div className="usual-reasons" role="group" aria-label="常用的话">
        {REASONS[action].map((words) => (
          <Button key={words} size="small" onClick={() => form.setFieldsValue({ words })}>
            {words}
          </Button>
        ))}
      </div>
      <Form.Item
        name="words"
        label="理由"
        rules={[{ required: true, whitespace: true, min: 2, message: '请写明理由，至少 2 个字' }]}
      >
        <Input maxLength={200} showCount />
      </Form.Item>
    </>
  );
}
