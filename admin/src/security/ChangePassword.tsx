import { securityApi } from '@contract/identity/security.api';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, App, Button, Form, Input } from 'antd';
import { api, messageOf } from '../app/http';

interface Filled {
  old: string;
  password: string;
  again: string;
}

/** One's own password. The rules are the server's; it says in words which one the new password breaks. */
export function ChangePassword({ onDone }: { onDone: () => void }) {
  const [form] = Form.useForm<Filled>();
  const { message } = App.useApp();
  const rules = useQuery({ queryKey: ['password-rules'], queryFn: () => api(securityApi.passwordRules, {}) });
  const change = useMutation({
    mutationFn: ({ old, password }: Filled) => api(securityApi.changePassword, { old, password }),
    onSuccess: () => {
      void message.success('密码已修改，其他地方的登录已全部退出');
      form.resetFields();
      onDone();
    },
  });
  return (
    <Form<Filled>
      form={form}
      layout="vertical"
      requiredMark={false}
      onFinish={(values) => change.mutate(values)}
    >
      {change.error ? (
        <Alert className="form-refusal" type="error" showIcon message={messageOf(change.error)} />
      ) : null}
      <Form.Item name="old" label="现在的密码" rules={[{ required: true, message: '请输入现在的密码' }]}>
        <Input.Password autoComplete="current-password" maxLength={128} />
      </Form.Item>
      <Form.Item
        name="password"
        label="新密码"
        extra={rules.data ? <RuleList rules={rules.data.rules} /> : null}
        rules={[{ required: true, message: '请输入新密码' }]}
      >
        <Input.Password autoComplete="new-password" maxLength={128} />
      </Form.Item>
      <Form.Item
        name="again"
        label="再输一次新密码"
        dependencies={['password']}
        rules={[
          { required: true, message: '请再输一次新密码' },
          ({ getFieldValue }) => ({
            validator: (_, value) =>
              !value || value === getFieldValue('password')
                ? Promise.resolve()
                : Promise.reject(new Error('两次输入的新密码不一样')),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={128} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={change.isPending}>
        修改密码
      </Button>
    </Form>
  );
}

function RuleList({ rules }: { rules: string[] }) {
  return (
    <ul className="password-rules">
      {rules.map((rule) => (
        <li key={rule}>{rule}</li>
      ))}
    </ul>
  );
}
