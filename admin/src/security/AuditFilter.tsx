import { AUDIT_ACTIONS } from '@contract/audit/audit.api';
import type { AuditExportInput } from '@contract/audit/audit.schema';
import { Button, DatePicker, Form, Input, Select } from 'antd';
import type { Dayjs } from 'dayjs';

interface Filled {
  action?: string;
  account?: string;
  subject?: string;
  days?: [Dayjs, Dayjs] | null;
}

const ACTIONS = Object.entries(AUDIT_ACTIONS).map(([value, label]) => ({ value, label }));

export function AuditFilter({ onChoose }: { onChoose: (choice: AuditExportInput) => void }) {
  return (
    <Form<Filled> className="audit-filter" layout="inline" onFinish={(filled) => onChoose(choiceOf(filled))}>
      <Form.Item name="action">
        <Select
          allowClear
          showSearch
          optionFilterProp="label"
          options={ACTIONS}
          placeholder="全部操作"
          aria-label="操作"
        />
      </Form.Item>
      <Form.Item name="account">
        <Input allowClear placeholder="操作人用户名" aria-label="操作人用户名" maxLength={40} />
      </Form.Item>
      <Form.Item name="subject">
        <Input allowClear placeholder="对象，如 person:12" aria-label="对象" maxLength={80} />
      </Form.Item>
      <Form.Item name="days">
        <DatePicker.RangePicker aria-label="日期" />
      </Form.Item>
      <Button type="primary" htmlType="submit">
        查询
      </Button>
    </Form>
  );
}

function choiceOf({ action, account, subject, days }: Filled): AuditExportInput {
  const [from, to] = days ?? [];
  return {
    action,
    account: account?.trim() || undefined,
    subject: subject?.trim() || undefined,
    from: from?.startOf('day').valueOf(),
    to: to?.add(1, 'day').startOf('day').valueOf(),
  };
}
