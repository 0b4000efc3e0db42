import { Alert, Button, Space, Typography } from 'antd';
import { saveText } from './save-text';

interface RecoveryCodesProps {
  codes: string[];
  onKept: () => void;
}

/** Shown this once; the server keeps only their hashes. */
export function RecoveryCodes({ codes, onKept }: RecoveryCodesProps) {
  const text = codes.join('\n');
  return (
    <div className="recovery">
      <Alert
        type="warning"
        showIcon
        message="双因素登录已启用。请保存下面的恢复码，它们只显示这一次"
        description="手机丢失时，用一条恢复码代替验证码登录；每条只能用一次。请打印或抄下，放在别人拿不到的地方。"
      />
      <ul aria-label="恢复码">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Space wrap>
        <Button type="primary" onClick={onKept}>
          已经保存好
        </Button>
        <Button onClick={() => saveText('一张网恢复码.txt', `${text}\n`)}>下载</Button>
        <Typography.Text copyable={{ text, tooltips: ['复制', '已复制'] }}>复制</Typography.Text>
      </Space>
    </div>
  );
}
