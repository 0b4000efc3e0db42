import { Button, Checkbox, Form, Input } from 'antd';
import type { Credentials } from './use-sign-in';

interface PasswordFormProps {
  busy: boolean;
  onSend: (credentials: Credentials) => void;
}

export function PasswordForm({ busy, onSend }: PasswordFormProps) {
  return (
    <Form<Credentials> layout="vertical" requiredMark={false} onFinish={onSend}>
      <Form.Item
        name="account"
        label="用户名"
        rules={[{ required: true, whitespace: true, message: '请输入用户名' }]}
      >
        <Input size="large" autoComplete="username" maxLength={40} autoFocus />
      </Form.Item>
      <Form.Item name="password" label="密码" rules={[{ required: true, message: '请输入密码' }]}>
        <Input.Password size="large" autoComplete="current-password" maxLength={128} />
      </Form.Item>
      <Form.Item name="keep" valuePropName="checked" extra="公用电脑请勿勾选；长时间没有操作仍会自动退出">
        <Checkbox>关闭浏览器后仍保持登录</Checkbox>
      </Form.Item>
      <Button type="primary" size="large" htmlType="submit" block loading={busy}>
        登录
      </Button>
    </Form>
  );
}
