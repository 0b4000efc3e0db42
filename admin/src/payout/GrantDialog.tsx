import { payoutApi } from '@contract/payout/payout.api';
import { useQueryClient } from '@tanstack/react-query';
import { App, DatePicker, Form } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { messageOf } from '../app/http';
import { useCreate } from '../app/use-create';
import { FormModal } from '../ui/FormModal';
import { WordsField } from '../ui/WordsField';
import { BUDGET } from './use-payout';
import { fenOf } from './yuan';
import { YuanField } from './YuanField';

interface Values {
  month: Dayjs;
  amount: number;
  words: string;
}
const MOST_YUAN = 1_000_000;

/** Money for the rewards of a month, or some of it taken back. */
export function GrantDialog({ month, onClose }: { month: string; onClose: () => void }) {
  const [form] = Form.useForm<Values>();
  const client = useQueryClient();
  const { message } = App.useApp();
  const grant = useCreate(payoutApi.grant, (budget) => {
    client.setQueryData(BUDGET, budget);
    void message.success('预算已更新');
    onClose();
  });
  const submit = () => {
    const { month: chosen, amount, words } = form.getFieldsValue();
    grant.mutate({ month: chosen.format('YYYYMM'), amount: fenOf(amount), words });
  };
  return (
    <FormModal
      title="增减预算"
      form={form}
      refusal={grant.error ? messageOf(grant.error) : undefined}
      submitLabel="确定"
      busy={grant.isPending}
      initial={{ month: dayjs(`${month.slice(0, 4)}-${month.slice(4)}-01`) }}
      onSubmit={submit}
      onClose={onClose}
    >
      <Form.Item name="month" label="月份" rules={[{ required: true, message: '请选择月份' }]}>
        <DatePicker picker="month" format="YYYY 年 M 月" allowClear={false} />
      </Form.Item>
      <YuanField
        name="amount"
        label="金额"
        most={MOST_YUAN}
        hint="收回用负数，如 -500；只能收回还没有占用的部分"
      />
      <WordsField label="依据（记入审计日志）" max={200} least={2} />
    </FormModal>
  );
}
