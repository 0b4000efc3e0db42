import { Form, Select } from 'antd';
import { useEffect } from 'react';
import { byLabel, unitChoices } from '../../app/choices';
import { useCategories, useHandlers } from '../../app/town-data';
import { FilesField } from '../../ui/FilesField';
import type { FieldsProps } from './fields-props';
import { limitInWords } from './limit';
import { TemplatedWords } from './TemplatedWords';

/** The lead unit starts as the category's own, if that unit can handle. */
export function DispatchFields({ view }: FieldsProps) {
  const form = Form.useFormInstance();
  const handlers = useHandlers();
  const categories = useCategories();
  const lead: unknown = Form.useWatch('unitId', form);
  const usual = categories.data?.rows.find(({ code }) => code === view?.categoryCode);
  const usualId = handlers.data?.rows.find(({ id }) => id === usual?.unitId)?.id;

  useEffect(() => {
    if (usualId !== undefined && form.getFieldValue('unitId') === undefined)
      form.setFieldValue('unitId', usualId);
  }, [form, usualId]);

  const units = handlers.data?.rows ?? [];
  return (
    <>
      <Form.Item
        name="unitId"
        label="承办单位"
        extra={
          usual ? `“${usual.name}”一般由${usual.unitName}承办，时限 ${limitInWords(usual.limit)}` : undefined
        }
        rules={[{ required: true, message: '请选择承办单位' }]}
      >
        <Select
          showSearch
          autoFocus
          loading={handlers.isPending}
          placeholder="输入单位名称查找"
          options={unitChoices(units)}
          filterOption={byLabel}
        />
      </Form.Item>
      <Form.Item name="coUnitIds" label="协办单位（可不选，最多 8 个）">
        <Select
          mode="multiple"
          maxCount={8}
          allowClear
          placeholder="输入单位名称查找"
          options={unitChoices(units.filter(({ id }) => id !== lead))}
          filterOption={byLabel}
        />
      </Form.Item>
      <TemplatedWords form="dispatch" label="派遣意见（可不填）" max={1000} />
      <FilesField />
    </>
  );
}
