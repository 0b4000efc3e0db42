import { auditApi, type AuditCheck } from '@contract/audit/audit.api';
import type { AuditExportInput } from '@contract/audit/audit.schema';
import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { api, messageOf } from '../app/http';
import { saveText } from './save-text';

/** Checks the whole chain; exports what is filtered, with its signature and the key to check it by. */
export function AuditTools({ choice }: { choice: AuditExportInput }) {
  const { message, modal } = App.useApp();
  const onError = (error: Error) => void message.error(messageOf(error));
  const verify = useMutation({
    mutationFn: () => api(auditApi.verify, {}),
    onSuccess: (check) => void modal[check.broken ? 'error' : 'success'](verdictOf(check)),
    onError,
  });
  const extract = useMutation({
    mutationFn: () => api(auditApi.export, choice),
    onSuccess: ({ name, csv, rows, signature, publicKey }) => {
      saveText(name, csv);
      saveText(`${name}.sig`, `${signature}\n`);
      saveText('audit-key.pub.pem', publicKey);
      void message.success(`已导出 ${rows} 条，另附签名与公钥两个文件`);
    },
    onError,
  });
  return (
    <>
      <Button loading={verify.isPending} onClick={() => verify.mutate()}>
        核验
      </Button>
      <Button type="primary" loading={extract.isPending} onClick={() => extract.mutate()}>
        导出
      </Button>
    </>
  );
}

function verdictOf({ rows, anchors, broken, remarks }: AuditCheck) {
  return {
    title: broken ? '日志被改动过' : '日志完整',
    width: 520,
    okText: '知道了',
    content: (
      <div className="audit-verdict">
        <p>
          {broken
            ? `${broken.says}。请立即保全数据库与数据文件夹，并与最近的备份比对。`
            : `${rows.toLocaleString('zh-CN')} 条逐条相扣，与 ${anchors} 处锚一致。`}
        </p>
        {remarks.map((remark) => (
          <p key={remark}>提醒：{remark}</p>
        ))}
      </div>
    ),
  };
}
