import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { caseApi } from '@contract/case/case.api';
import { CASE_ACTIONS, stepOf, type CaseForm } from '@contract/case/case.flow';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Popconfirm, Select } from 'antd';
import { useState } from 'react';
import { api, messageOf } from '../app/http';
import { TEMPLATES, useTemplates } from '../app/town-data';
import { useCreate } from '../app/use-create';
import { FormModal } from '../ui/FormModal';
import { LoadFailed, LoadingRows, Nothing } from '../ui/Waiting';

/** Forms with words in them, named by the buttons that open them. */
const FORMS = formNames();

/** Words that are often written, ready to be put into a form. */
export function Templates() {
  const templates = useTemplates();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [adding, setAdding] = useState(false);
  const changed = () => void client.invalidateQueries({ queryKey: TEMPLATES });
  const drop = useMutation({
    mutationFn: (id: number) => api(caseApi.dropTemplate, { id }),
    onSuccess: changed,
    onError: (error) => void message.error(messageOf(error)),
  });
  if (templates.isPending) return <LoadingRows rows={3} />;
  if (templates.isError)
    return <LoadFailed failed={messageOf(templates.error)} onRetry={() => void templates.refetch()} />;
  const { rows } = templates.data;
  return (
    <>
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
        新增模板
      </Button>
      {rows.length === 0 ? <Nothing title="还没有回复模板" hint="常写的话存成模板，办理时一点即用" /> : null}
      <ul className="templates">
        {rows.map((row) => (
          <li key={row.id}>
            <div>
              <strong>{row.name}</strong>
              <small>用于：{FORMS.find(({ value }) => value === row.form)?.label ?? row.form}</small>
              <p>{row.words}</p>
            </div>
            <Popconfirm title={`删除“${row.name}”？`} okText="删除" onConfirm={() => drop.mutate(row.id)}>
              <Button type="text" icon={<DeleteOutlined />} aria-label={`删除模板 ${row.name}`} />
            </Popconfirm>
          </li>
        ))}
      </ul>
      {adding ? <TemplateDialog onDone={changed} onClose={() => setAdding(false)} /> : null}
    </>
  );
}

function TemplateDialog({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  const [form] = Form.useForm<{ name: string; form: CaseForm; words: string }>();
  const save = useCreate(caseApi.saveTemplate, () => {
    onDone();
    onClose();
  });
  return (
    <FormModal
      title="新增回复模板"
      form={form}
      refusal={save.error ? messageOf(save.error) : undefined}
      submitLabel="保存"
      busy={save.isPending}
      onSubmit={() => save.mutate(form.getFieldsValue())}
      onClose={onClose}
    >
      <Form.Item
        name="name"
        label="名称"
        rules={[{ required: true, whitespace: true, message: '请填写名称' }]}
      >
        <Input maxLength={30} autoFocus />
      </Form.Item>
      <Form.Item name="form" label="用在哪里" rules={[{ required: true, message: '请选择用在哪里' }]}>
        <Select options={FORMS} />
      </Form.Item>
      <Form.Item
        name="words"
        label="文字"
        rules={[{ required: true, whitespace: true, message: '请填写文字' }]}
      >
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 10 }} maxLength={1000} showCount />
      </Form.Item>
    </FormModal>
  );
}

function formNames(): { value: string; label: string }[] {
  const names = new Map<string, string[]>();
  for (const action of CASE_ACTIONS) {
    const { asks, label } = stepOf(action);
    if (asks !== 'none' && asks !== 'place') names.set(asks, [...(names.get(asks) ?? []), label]);
  }
  return [...names].map(([value, labels]) => ({ value, label: labels.join('、') }));
}
