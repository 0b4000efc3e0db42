import './security.css';
import { securityApi, type SecondFactorView } from '@contract/identity/security.api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { api, messageOf } from '../app/http';
import { FormModal } from '../ui/FormModal';
import { fullTime } from '../ui/time';
import { LoadFailed, LoadingRows } from '../ui/Waiting';
import { ChangePassword } from './ChangePassword';
import { Enrol } from './Enrol';

const MINE = ['second-factor'] as const;

/** One's own password and second factor. */
export function OwnSecurity() {
  return (
    <div className="own-security">
      <section className="part" aria-labelledby="own-password">
        <h2 id="own-password">修改密码</h2>
        <ChangePassword onDone={() => undefined} />
      </section>
      <SecondFactor />
    </div>
  );
}

function SecondFactor() {
  const client = useQueryClient();
  const [open, setOpen] = useState<'enrol' | 'remove'>();
  const mine = useQuery({ queryKey: MINE, queryFn: () => api(securityApi.secondFactor, {}) });
  const close = () => {
    setOpen(undefined);
    void client.invalidateQueries({ queryKey: MINE });
  };
  return (
    <section className="part" aria-labelledby="own-factor">
      <h2 id="own-factor">双因素登录</h2>
      {mine.data ? (
        <Standing mine={mine.data} onOpen={setOpen} />
      ) : mine.isError ? (
        <LoadFailed failed={messageOf(mine.error)} onRetry={() => void mine.refetch()} />
      ) : (
        <LoadingRows rows={1} />
      )}
      <Modal
        open={open === 'enrol'}
        title="设置双因素登录"
        footer={null}
        width={640}
        maskClosable={false}
        destroyOnHidden
        onCancel={close}
      >
        <Enrol onDone={close} />
      </Modal>
      {open === 'remove' ? <RemoveDialog onClose={close} /> : null}
    </section>
  );
}

interface StandingProps {
  mine: SecondFactorView;
  onOpen: (what: 'enrol' | 'remove') => void;
}

function Standing({ mine: { set, since, codesLeft, required }, onOpen }: StandingProps) {
  if (!set)
    return (
      <>
        <p className="none">
          没有启用。启用后登录时除密码外，还要手机验证器上的 6 位数字；密码泄露也进不来。
        </p>
        <Button type="primary" onClick={() => onOpen('enrol')}>
          启用
        </Button>
      </>
    );
  return (
    <>
      <p>
        <span className="in-use">已启用</span>
        {since === undefined ? '' : `，自 ${fullTime(since)} 起`}；恢复码还剩 {codesLeft} 条。
      </p>
      {codesLeft < 3 ? (
        <Alert type="warning" showIcon message="恢复码不多了。更换验证器会给出一套新的恢复码。" />
      ) : null}
      <div className="own-security-tools">
        <Button onClick={() => onOpen('enrol')}>更换验证器</Button>
        {required ? (
          <span className="none">管理员不能关闭双因素登录</span>
        ) : (
          <Button danger onClick={() => onOpen('remove')}>
            关闭
          </Button>
        )}
      </div>
    </>
  );
}

function RemoveDialog({ onClose }: { onClose: () => void }) {
  const [form] = Form.useForm();
  const { message } = App.useApp();
  const remove = useMutation({
    mutationFn: (code: string) => api(securityApi.removeSecondFactor, { code }),
    onSuccess: () => {
      void message.success('双因素登录已关闭');
      onClose();
    },
  });
  return (
    <FormModal
      title="关闭双因素登录"
      form={form}
      refusal={remove.error ? messageOf(remove.error) : undefined}
      submitLabel="关闭"
      danger
      busy={remove.isPending}
      onSubmit={(values) => remove.mutate(String(values['code']))}
      onClose={onClose}
    >
      <Form.Item
        name="code"
        label="验证器上的 6 位数字，或一条恢复码"
        rules={[{ required: true, message: '请输入验证码' }]}
      >
        <Input autoComplete="one-time-code" maxLength={24} />
      </Form.Item>
    </FormModal>
  );
}
