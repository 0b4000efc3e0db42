import { Form, Input } from 'antd';
import { PlacePin } from '../../ui/PlacePin';
import type { FieldsProps } from './fields-props';

export function PlaceFields(_: FieldsProps) {
  return (
    <>
      <Form.Item name="place" label="位置" rules={[{ required: true, message: '请在地图上点出位置' }]}>
        <PlacePin />
      </Form.Item>
      <Form.Item name="address" label="地址（可不填）" rules={[{ max: 200, message: '最多 200 个字' }]}>
        <Input placeholder="例如：槐荫路 12 号门前" />
      </Form.Item>
    </>
  );
}
