import { ProTable, type ProColumns } from '@ant-design/pro-components';
import type { CategoryView } from '@contract/category/category.api';
import { Button, Input } from 'antd';
import { useMemo, useState } from 'react';
import { messageOf } from '../app/http';
import { useCategories } from '../app/town-data';
import { limitInWords } from '../case/form/limit';
import { LoadFailed } from '../ui/Waiting';
import { CategoryDialog } from './CategoryDialog';

/** The category tree as a table: limit, unit and whether it is still in use may be changed. */
export function Categories() {
  const categories = useCategories();
  const [typed, setTyped] = useState('');
  const [edited, setEdited] = useState<CategoryView>();
  const all = categories.data?.rows;
  const shown = useMemo(() => all?.filter((row) => matches(row, typed.trim())), [all, typed]);
  if (categories.isError)
    return <LoadFailed failed={messageOf(categories.error)} onRetry={() => void categories.refetch()} />;
  return (
    <>
      <ProTable<CategoryView>
        rowKey="code"
        columns={columns(setEdited)}
        dataSource={shown}
        loading={categories.isPending}
        search={false}
        options={false}
        size="middle"
        scroll={{ x: 'max-content' }}
        pagination={{ defaultPageSize: 20, showSizeChanger: true, showTotal: (total) => `共 ${total} 类` }}
        toolbar={{
          title: (
            <Input
              allowClear
              placeholder="按名称、编码或单位查找"
              aria-label="查找类别"
              onChange={(event) => setTyped(event.target.value)}
            />
          ),
        }}
      />
      {edited ? (
        <CategoryDialog key={edited.code} category={edited} onClose={() => setEdited(undefined)} />
      ) : null}
    </>
  );
}

const matches = (row: CategoryView, words: string) =>
  words === '' || [row.code, row.name, row.groupName, row.unitName].some((text) => text.includes(words));

const columns = (edit: (row: CategoryView) => void): ProColumns<CategoryView>[] => [
  { title: '编码', dataIndex: 'code', width: 96, responsive: ['md'] },
  { title: '大类', dataIndex: 'groupName', width: 130, responsive: ['md'] },
  { title: '类别', dataIndex: 'name' },
  { title: '时限', dataIndex: 'limit', width: 170, renderText: limitInWords },
  { title: '承办单位', dataIndex: 'unitName' },
  {
    title: '状态',
    dataIndex: 'retired',
    width: 90,
    render: (_, row) =>
      row.retired ? <span className="state-tag">已停用</span> : <span className="in-use">在用</span>,
  },
  {
    title: '操作',
    width: 80,
    fixed: 'right',
    render: (_, row) => (
      <Button type="link" size="small" onClick={() => edit(row)} aria-label={`修改 ${row.name}`}>
        修改
      </Button>
    ),
  },
];
