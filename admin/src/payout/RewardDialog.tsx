import { payoutApi, type PayoutRuleView } from '@contract/payout/payout.api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Form, Select, Switch } from 'antd';
import { categoryChoices } from '../app/choices';
import { api, messageOf } from '../app/http';
import { useCategories } from '../app/town-data';
import { FormModal } from '../ui/FormModal';
import { RULE } from './use-payout';
import { fenOf } from './yuan';
import { YuanField } from './YuanField';

interface Values {
  amount: number;
  approvalAbove: number;
  categories: string[];
  active: boolean;
}
/** From ¥2000 WeChat Pay wants the receiver's real name, which is not kept here. */
const MOST_YUAN = 1999.99;
const LEAST_YUAN = 0.3;

/** Which verified reports are rewarded in money, and with how much. */
export function RewardDialog({ rule, onClose }: { rule: PayoutRuleView; onClose: () => void }) {
  const [form] = Form.useForm<Values>();
  const client = useQueryClient();
  const { message } = App.useApp();
  const known = useCategories();
  const change = useMutation({
    mutationFn: ({ amount, approvalAbove, ...rest }: Values) =>
      api(payoutApi.setRule, { ...rest, amount: fenOf(amount), approvalAbove: fenOf(approvalAbove) }),
    onSuccess: (changed) => {
      client.setQueryData(RULE, changed);
      void message.success('规则已修改，从下一件核实的上报起生效');
      onClose();
    },
  });
  return (
    <FormModal
      title="修改奖励规则"
      form={form}
      refusal={change.error ? messageOf(change.error) : undefined}
      submitLabel="保存"
      busy={change.isPending}
      initial={{ ...rule, amount: rule.amount / 100, approvalAbove: rule.approvalAbove / 100 }}
      onSubmit={() => change.mutate(form.getFieldsValue())}
      onClose={onClose}
    >
      <YuanField name="amount" label="每件奖励" least={LEAST_YUAN} most={MOST_YUAN} />
      <YuanField
        name="approvalAbove"
        label="免批限额"
        least={0}
        most={MOST_YUAN}
        hint="这个金额以内、预算够时自动批准；超过的由区领导逐笔批"
      />
      <Form.Item name="categories" label="哪些类别（不选就是所有类别）">
        <Select
          mode="multiple"
          showSearch
          allowClear
          optionFilterProp="label"
          loading={known.isPending}
          placeholder="所有类别"
          options={categoryChoices(known.data?.rows)}
        />
      </Form.Item>
      <Form.Item name="active" label="是否启用" valuePropName="checked" extra="停用后，新核实的上报不再发奖">
        <Switch checkedChildren="启用" unCheckedChildren="停用" />
      </Form.Item>
    </FormModal>
  );
}
