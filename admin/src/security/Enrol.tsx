import { securityApi } from '@contract/identity/security.api';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Form, Input, QRCode, Typography } from 'antd';
import { useState } from 'react';
import { api, messageOf } from '../app/http';
import { LoadFailed, LoadingRows } from '../ui/Waiting';
import { RecoveryCodes } from './RecoveryCodes';

/** Three steps: read the secret into an authenticator, prove it with a code, keep the recovery codes. */
export function Enrol({ onDone }: { onDone: () => void }) {
  const [codes, setCodes] = useState<string[]>();
  const offer = useQuery({
    queryKey: ['second-factor-offer'],
    queryFn: () => api(securityApi.beginSecondFactor, {}),
    staleTime: Infinity,
    gcTime: 0,
  });
  const confirm = useMutation({
    mutationFn: ({ code }: { code: string }) => api(securityApi.confirmSecondFactor, { code }),
    onSuccess: ({ recoveryCodes }) => setCodes(recoveryCodes),
  });
  if (codes) return <RecoveryCodes codes={codes} onKept={onDone} />;
  if (offer.isPending) return <LoadingRows rows={2} />;
  if (offer.isError)
    return <LoadFailed failed={messageOf(offer.error)} onRetry={() => void offer.refetch()} />;
  const { secret, uri } = offer.data;
  return (
    <div className="enrol">
      <ol className="enrol-steps">
        <li>
          在手机上打开验证器（微信小程序“腾讯身份验证器”、Microsoft Authenticator 等均可），扫描二维码。
        </li>
        <li>
          扫不了，就手工输入密钥：
          <Typography.Text code copyable={{ text: secret, tooltips: ['复制', '已复制'] }}>
            {inFours(secret)}
          </Typography.Text>
        </li>
        <li>填写验证器上显示的 6 位数字，每 30 秒换一次。</li>
      </ol>
      <QRCode value={uri} size={188} bordered aria-label="双因素登录二维码" />
      <Form<{ code: string }>
        className="enrol-code"
        layout="vertical"
        requiredMark={false}
        onFinish={(values) => confirm.mutate(values)}
      >
        {confirm.error ? (
          <Alert className="form-refusal" type="error" showIcon message={messageOf(confirm.error)} />
        ) : null}
        <Form.Item name="code" label="验证码" rules={[{ required: true, message: '请输入 6 位验证码' }]}>
          <Input inputMode="numeric" autoComplete="one-time-code" maxLength={7} size="large" />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={confirm.isPending}>
          确认启用
        </Button>
      </Form>
    </div>
  );
}

const inFours = (secret: string) => secret.replace(/(.{4})(?=.)/g, '$1 ');
