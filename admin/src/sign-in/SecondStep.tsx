import { identityApi } from '@contract/identity/identity.api';
import { securityApi } from '@contract/identity/security.api';
import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { api } from '../app/http';

interface SecondStepProps {
  account: string;
  busy: boolean;
  onSend: (code: string) => void;
  onBack: () => void;
}

/** The password was right; now the six digits of the authenticator, or a recovery code. */
export function SecondStep({ account, busy, onSend, onBack }: SecondStepProps) {
  const [form] = Form.useForm<{ code: string }>();
  return (
    <Form<{ code: string }>
      form={form}
      layout="vertical"
      requiredMark={false}
      onFinish={({ code }) => onSend(code)}
    >
      <p className="second-step-about">
        密码正确。请打开手机上的验证器，填写“一张网 {account}”下的 6 位数字。
      </p>
      <Form.Item
        name="code"
        label="验证码"
        extra="手机不在身边时，可以填一条恢复码"
        rules={[{ required: true, whitespace: true, message: '请输入验证码' }]}
      >
        <Input size="large" inputMode="numeric" autoComplete="one-time-code" maxLength={24} autoFocus />
      </Form.Item>
      <DemoCode account={account} onFill={(code) => form.setFieldsValue({ code })} />
      <Button type="primary" size="large" htmlType="submit" block loading={busy}>
        登录
      </Button>
      <Button type="link" block onClick={onBack}>
        换一个账号
      </Button>
    </Form>
  );
}

/** The demonstration's administrators have an authenticator that everybody may look at; elsewhere there is none. */
function DemoCode({ account, onFill }: { account: string; onFill: (code: string) => void }) {
  const people = useQuery({
    queryKey: ['demo-people'],
    queryFn: () => api(identityApi.demoPeople, {}),
    retry: false,
    staleTime: Infinity,
  });
  const known = people.data?.rows.some((person) => person.account === account && person.otpSecret) ?? false;
  const code = useQuery({
    queryKey: ['demo-people', 'code', account],
    queryFn: () => api(securityApi.demoCode, { account }),
    enabled: known,
    refetchInterval: 5_000,
    staleTime: 0,
  });
  if (!code.data) return null;
  const { code: digits } = code.data;
  return (
    <p className="demo-code">
      演示：此刻的验证码是 <strong>{digits.replace(/(...)/, '$1 ')}</strong>
      <Button size="small" onClick={() => onFill(digits)}>
        填入
      </Button>
      <small>每 30 秒一换，用过一次就失效</small>
    </p>
  );
}
