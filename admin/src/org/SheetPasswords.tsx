import { Alert, Button, Table } from 'antd';
import { saveCsv } from './files';

interface SheetPasswordsProps {
  rows: { account: string; name: string; password: string }[];
}

/** The one time the first passwords of a sheet are seen. */
export function SheetPasswords({ rows }: SheetPasswordsProps) {
  const lines = [
    ['用户名', '姓名', '初始密码'],
    ...rows.map(({ account, name, password }) => [account, name, password]),
  ];
  return (
    <>
      <Alert
        type="warning"
        showIcon
        message="初始密码只显示这一次，请下载后当面交给本人，并删除文件；首次登录后须自行改密"
        action={<Button onClick={() => saveCsv('初始密码.csv', lines)}>下载名单</Button>}
      />
      <Table
        rowKey="account"
        size="small"
        dataSource={rows}
        pagination={{ pageSize: 20, hideOnSinglePage: true }}
        columns={[
          { title: '用户名', dataIndex: 'account' },
          { title: '姓名', dataIndex: 'name' },
          { title: '初始密码', dataIndex: 'password', render: (text: string) => <code>{text}</code> },
        ]}
      />
    </>
  );
}
