import type { FirstPassword } from '@contract/staff/staff.api';
import { Alert, Modal, Typography } from 'antd';

interface PasswordShownProps {
  made: FirstPassword;
  onClose: () => void;
}

/** The one time a first password is seen. */
export function PasswordShown({ made: { account, password }, onClose }: PasswordShownProps) {
  return (
    <Modal
      open
      title="初始密码"
      okText="已记下"
      cancelButtonProps={{ style: { display: 'none' } }}
      maskClosable={false}
      onOk={onClose}
      onCancel={onClose}
    >
      {password ? (
        <>
          <Alert type="warning" showIcon message="只显示这一次，请当面交给本人；首次登录后须自行改密" />
          <dl className="org-password">
            <dt>用户名</dt>
            <dd>{account}</dd>
            <dt>初始密码</dt>
            <dd>
              <Typography.Text code copyable>
                {password}
              </Typography.Text>
            </dd>
          </dl>
        </>
      ) : (
        <Alert type="info" showIcon message={`“${account}”已办理过，密码不再显示；需要时请重发初始密码`} />
      )}
    </Modal>
  );
}
