import { InboxOutlined } from '@ant-design/icons';
import { sheetApi, SHEET_KINDS, SHEET_MOST_ROWS, type SheetKind } from '@contract/staff/sheet.api';
import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Segmented, Table, Upload } from 'antd';
import { useState } from 'react';
import { api, messageOf } from '../app/http';
import { useCreate } from '../app/use-create';
import { base64Of, saveWorkbook } from './files';
import { useHolds, useOrgChanged } from './org-data';
import { SheetPasswords } from './SheetPasswords';

/** Workbooks of units, people and posts: checked first, then taken as a whole or not at all. */
export function Sheets() {
  const mayEdit = useHolds('systemAdmin');
  const mayPost = useHolds('securityAdmin');
  const kinds: SheetKind[] = [
    ...(mayEdit ? (['units', 'people'] as const) : []),
    ...(mayPost ? (['posts'] as const) : []),
  ];
  const [kind, setKind] = useState<SheetKind>(kinds[0] ?? 'units');
  return (
    <div className="part org-sheets">
      <Segmented
        aria-label="导入什么"
        value={kind}
        onChange={setKind}
        options={kinds.map((value) => ({ value, label: SHEET_KINDS[value] }))}
      />
      <Sheet key={kind} kind={kind} />
    </div>
  );
}

function Sheet({ kind }: { kind: SheetKind }) {
  const routes = sheetApi[kind];
  const [file, setFile] = useState<{ name: string; workbook: string }>();
  const changed = useOrgChanged();
  const template = useMutation({
    mutationFn: () => api(routes.template, {}),
    onSuccess: ({ name, workbook }) => saveWorkbook(name, workbook),
  });
  const check = useMutation({ mutationFn: (workbook: string) => api(routes.check, { workbook }) });
  const take = useCreate(routes.take, () => changed());
  const choose = async (chosen: File) => {
    const workbook = await base64Of(chosen);
    take.reset();
    setFile({ name: chosen.name, workbook });
    check.mutate(workbook);
  };
  const failed = template.error ?? check.error ?? take.error;
  const found = check.data;
  return (
    <>
      <p className="org-note">
        先<a onClick={() => template.mutate()}>下载模板</a>，按第二页的说明填写，一次最多 {SHEET_MOST_ROWS}{' '}
        行。上传后先检查，不写入；全部无误才能导入，有一行不对就都不写。
      </p>
      <Upload.Dragger
        accept=".xlsx"
        multiple={false}
        showUploadList={false}
        beforeUpload={(chosen) => {
          void choose(chosen);
          return false;
        }}
      >
        <p>
          <InboxOutlined />
        </p>
        <p>{file ? file.name : '把填好的 .xlsx 拖到这里，或点击选择'}</p>
      </Upload.Dragger>
      {failed ? <Alert type="error" showIcon message={messageOf(failed)} /> : null}
      {check.isPending ? <Alert type="info" showIcon message="正在检查…" /> : null}
      {found && !take.data ? (
        found.errorCount > 0 ? (
          <Faults rows={found.rows} count={found.errorCount} errors={found.errors} />
        ) : (
          <Alert
            type="success"
            showIcon
            message={`共 ${found.rows} 行，全部无误`}
            action={
              <Button
                type="primary"
                loading={take.isPending}
                onClick={() => file && take.mutate({ workbook: file.workbook })}
              >
                导入 {found.rows} 行
              </Button>
            }
          />
        )
      ) : null}
      {take.data ? <Alert type="success" showIcon message={`已导入 ${take.data.rows} 行`} /> : null}
      {take.data?.passwords ? <SheetPasswords rows={take.data.passwords} /> : null}
    </>
  );
}

interface FaultsProps {
  rows: number;
  count: number;
  errors: { line: number; says: string }[];
}

function Faults({ rows, count, errors }: FaultsProps) {
  return (
    <>
      <Alert
        type="error"
        showIcon
        message={`共 ${rows} 行，其中 ${count} 行有误；请改好后重新上传，现在没有写入任何内容`}
      />
      <Table
        rowKey="line"
        size="small"
        dataSource={errors}
        pagination={{ pageSize: 20, hideOnSinglePage: true }}
        columns={[
          { title: '行', dataIndex: 'line', width: 80 },
          { title: '问题', dataIndex: 'says' },
        ]}
      />
    </>
  );
}
